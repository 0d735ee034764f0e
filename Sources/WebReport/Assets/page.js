'use strict';

// What all pages have: the button for the theme, and how scripts get data.
const stele = (() => {
  const root = document.documentElement;

  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const button = document.getElementById('theme');
  const name = () => button.setAttribute('aria-pressed', String(isDark()));
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    // A page from a disk may have no storage.
    try { localStorage.setItem('stele-theme', root.dataset.theme); } catch { /* The choice is for this page. */ }
    name();
  });
  name();
  button.hidden = false;

  // Data comes as scripts that call `receive`, since a page from a disk must not fetch files. One is loaded at a time.
  let waiting = null;
  let last = Promise.resolve();
  const load = (path) => {
    const loaded = last.then(() => new Promise((resolve, reject) => {
      waiting = resolve;
      const script = document.createElement('script');
      script.src = root.dataset.root + path;
      script.onerror = () => reject(new Error(path));
      script.onload = () => script.remove();
      document.head.append(script);
    }));
    last = loaded.catch(() => {});
    return loaded;
  };

  // An element with attributes and children; texts stay texts.
  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  };

  // A finding's message, with the code and the bold text that it quotes set as such. Every second sign ends what the one
  // before it begins.
  const quoted = (text, sign, inner, plain) => {
    const parts = text.split(sign);
    return parts.length % 2 === 0 ? plain(text)
      : parts.flatMap((part, place) => (place % 2 === 0 ? plain(part) : [element(inner, {}, part)]));
  };
  const message = (text) => element('bdi', {},
    ...quoted(text, '`', 'code', (part) => quoted(part, '**', 'strong', (own) => [own])));

  return {load, message, receive: (data) => waiting(data), element, root: root.dataset.root};
})();
