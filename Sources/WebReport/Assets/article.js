'use strict';

// An article's page: which locales are shown, and the way from finding to finding.
(() => {
  const {element} = stele;
  const boxes = [...document.querySelectorAll('.editions input[name="locale"]')];
  const cells = document.querySelectorAll('.aligned [data-locale]');
  const notes = [...document.querySelectorAll('.finding')];
  const position = document.getElementById('position');
  const text = document.getElementById('text');
  const heads = element('div', {class: 'heads', 'aria-hidden': 'true'});
  document.getElementById('controls').append(heads);
  let current = -1;

  // Locales: as the address says, else as many as can be read side by side.
  const asked = (new URLSearchParams(location.search).get('locales') || '').split(',').filter(Boolean);
  const known = boxes.map((box) => box.value);
  const names = new Map(boxes.map((box) => [box.value, box.parentElement.textContent.trim()]));
  const directions = new Map(boxes.map((box) => [box.value, box.dataset.dir]));
  const fitting = Math.max(2, Math.floor(document.querySelector('main').clientWidth / 300));
  const source = document.querySelector('.editions [data-source]');
  const counts = (locale) => notes.filter((note) => note.dataset.locale === locale).length;
  const usual = () => {
    const others = known.filter((locale) => !source || locale !== source.dataset.source);
    others.sort((a, b) => counts(b) - counts(a) || known.indexOf(a) - known.indexOf(b));
    return [...(source ? [source.dataset.source] : []), ...others].slice(0, fitting);
  };
  const valid = asked.filter((locale) => known.includes(locale));
  let shown = new Set(valid.length > 0 ? valid : usual());

  const show = () => {
    for (const box of boxes) box.checked = shown.has(box.value);
    for (const cell of cells) cell.hidden = !shown.has(cell.dataset.locale);
    for (const cell of document.querySelectorAll('.notes > td')) cell.colSpan = shown.size;
    // A finding about a locale that lacks the article has no column, and is shown always.
    for (const note of notes) note.hidden = known.includes(note.dataset.locale) && !shown.has(note.dataset.locale);
    for (const row of document.querySelectorAll('.aligned .notes')) {
      row.hidden = ![...row.querySelectorAll('.finding')].some((note) => !note.hidden);
    }
    for (const mark of document.querySelectorAll('[data-of]')) {
      mark.classList.toggle('quiet', !shown.has(mark.dataset.of));
    }
    for (const section of document.querySelectorAll('details.section')) {
      const number = [...section.querySelectorAll('.finding')].filter((note) => !note.hidden).length;
      const count = section.querySelector('.count');
      if (count) {
        count.textContent = number === 1 ? '1 finding' : `${number} findings`;
        count.hidden = number === 0;
      }
    }
    for (const list of document.querySelectorAll('.findings.own')) {
      const seen = [...list.children].filter((note) => !note.hidden).length;
      const fold = list.closest('.own-notes');
      (fold || list).hidden = seen === 0;
      if (fold) fold.firstElementChild.textContent = `${seen === 1 ? '1 note' : `${seen} notes`} about whole files`;
    }
    // A row that none of the shown locales has says nothing.
    for (const row of document.querySelectorAll('.aligned tbody tr:not(.notes)')) {
      row.hidden = [...row.cells].every((cell) => cell.hidden || cell.className === 'lack');
    }
    // Up to five columns are of equal width, and the bar that stays in sight names them.
    const isNarrow = shown.size <= 5;
    text.classList.toggle('many', !isNarrow);
    text.classList.toggle('headed', isNarrow);
    heads.replaceChildren(...(isNarrow ? known.filter((locale) => shown.has(locale)) : [])
      .map((locale) => element('span', {dir: directions.get(locale)}, element('bdi', {}, names.get(locale)))));
    tell();
  };
  const visible = () => notes.filter((note) => !note.hidden);
  const tell = () => {
    const all = visible();
    const place = all.indexOf(notes[current]);
    const total = all.length === 1 ? '1 finding' : `${all.length} findings`;
    position.textContent = place < 0 ? total : `${place + 1} of ${total}`;
  };

  for (const box of boxes) {
    box.hidden = false;
    box.addEventListener('change', () => {
      const chosen = known.filter((locale) => boxes.some((other) => other.value === locale && other.checked));
      // One column alone compares nothing.
      if (chosen.length === 0) { box.checked = true; return; }
      shown = new Set(chosen);
      const address = new URL(location.href);
      address.search = '?locales=' + chosen.join(',');
      history.replaceState(null, '', address);
      show();
    });
  }

  const go = (note) => {
    if (!note) return;
    current = notes.indexOf(note);
    for (const other of notes) other.removeAttribute('aria-current');
    note.setAttribute('aria-current', 'true');
    note.closest('details')?.setAttribute('open', '');
    note.focus({preventScroll: true});
    note.scrollIntoView({block: 'center'});
    tell();
  };
  const step = (by) => {
    const all = visible();
    if (all.length === 0) return;
    const place = all.indexOf(notes[current]);
    go(all[place < 0 ? (by > 0 ? 0 : all.length - 1) : (place + by + all.length) % all.length]);
  };
  for (const [name, by] of [['previous', -1], ['next', 1]]) {
    const button = document.getElementById(name);
    button.hidden = notes.length === 0;
    button.addEventListener('click', () => step(by));
  }
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input:not([type=checkbox]), select, textarea')) return;
    if (event.key === 'j') step(1);
    if (event.key === 'k') step(-1);
  });

  const sections = [...document.querySelectorAll('details.section')];
  if (sections.length > 1) {
    const fold = element('button', {type: 'button', class: 'wide'}, 'Fold all');
    fold.addEventListener('click', () => {
      const isOpen = sections.some((section) => section.open);
      for (const section of sections) section.open = !isOpen;
      fold.textContent = isOpen ? 'Unfold all' : 'Fold all';
    });
    document.querySelector('#controls .buttons').append(fold);
  }

  const goToAddress = () => {
    const note = notes.find((other) => '#' + other.id === location.hash);
    if (!note) return;
    if (known.includes(note.dataset.locale) && !shown.has(note.dataset.locale)) {
      shown.add(note.dataset.locale);
      show();
    }
    go(note);
  };
  show();
  goToAddress();
  addEventListener('hashchange', goToAddress);
})();
