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
  // The states between which it was loaded again last. To do it twice in a row for the same two would bring nothing new, and
  // a page that is made of an old state by mistake must not be loaded for ever.
  const turn = 'stele-turn:' + location.pathname;
  const isRepeated = (states) => {
    try {
      if (sessionStorage.getItem(turn) === states) return true;
      sessionStorage.setItem(turn, states);
    } catch { /* Without storage none is known. */ }
    return false;
  };
  const settle = () => {
    try { sessionStorage.removeItem(turn); } catch { /* As above. */ }
  };
  const see = (event) => {
    if (known === event.data) {
      settle();
    } else if (known !== null && !isRepeated(known + ' ' + event.data)) {
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
