'use strict';

// A page that is served follows the index: it is loaded again when the server says that something has changed.
{
  const key = 'stele-scroll:' + location.pathname;
  try {
    const place = sessionStorage.getItem(key);
    if (place !== null) {
      sessionStorage.removeItem(key);
      scrollTo(0, Number(place));
    }
  } catch { /* Without storage the page begins at its top. */ }
  const events = new EventSource(stele.root + 'events');
  events.addEventListener('change', () => {
    try { sessionStorage.setItem(key, String(scrollY)); } catch { /* As above. */ }
    location.reload();
  });
}
