'use strict';

// A page that is served follows the index: it is loaded again when the server says that something has changed, and looks as
// it did.
(() => {
  const key = 'stele-view:' + location.pathname;
  const sections = () => [...document.querySelectorAll('details')];
  const keep = () => {
    const view = {top: scrollY, folds: sections().map((section) => section.open)};
    try { sessionStorage.setItem(key, JSON.stringify(view)); } catch { /* Without storage it begins at its top. */ }
  };
  const restore = () => {
    let view = null;
    try {
      view = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.removeItem(key);
    } catch { /* As above. */ }
    if (!view) return;
    sections().forEach((section, place) => {
      if (view.folds.length === sections().length) section.open = view.folds[place];
    });
    scrollTo(0, view.top);
  };
  restore();

  // The server tells the state of the index with the page, when the page begins to listen, and with each change: a page that
  // was out of sight, or that loaded slowly, may have missed some.
  const page = performance.getEntriesByType('navigation')[0];
  let known = page?.serverTiming?.find((item) => item.name === 'index')?.description ?? null;
  const see = (event) => {
    if (known !== null && known !== event.data) {
      keep();
      location.reload();
    }
    known = event.data;
  };
  let events = null;
  const listen = () => {
    if (events || document.hidden) return;
    events = new EventSource(stele.root + 'events');
    events.addEventListener('message', see);
    events.addEventListener('change', see);
  };
  const stop = () => {
    events?.close();
    events = null;
  };
  addEventListener('pagehide', stop);
  addEventListener('pageshow', listen);
  // A browser has few connections to a host: pages that nobody sees need none.
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : listen()));
  listen();
})();
