'use strict';

// Runs before the page is drawn: the reader's choice of a theme, else the system's.
{
  const read = () => {
    try { return localStorage.getItem('stele-theme'); } catch { return null; }
  };
  const theme = read();
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
}
