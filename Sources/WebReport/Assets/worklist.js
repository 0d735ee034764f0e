'use strict';

// The work list of a locale: sorted, filtered, and a hundred findings a page. What is shown stands in the address, so that
// it can be shared.
(() => {
  const area = document.getElementById('list-area');
  if (!area) return;
  const {locale, source, parts} = area.dataset;
  const table = document.getElementById('work');
  const form = document.getElementById('filters');
  const {element} = stele;
  const size = 100;
  const ranks = {error: 0, warning: 1, note: 2};
  const columns = {
    severity: (a, b) => ranks[a.severity] - ranks[b.severity],
    article: (a, b) => a.title.localeCompare(b.title),
    rule: (a, b) => a.rule.localeCompare(b.rule),
    message: (a, b) => a.message.localeCompare(b.message),
  };
  const reset = element('button', {type: 'reset'}, 'Show all');
  let findings = [];

  // What the address says: the filters, `sort` (a column, with a minus for the other way round) and `page`.
  const read = () => new URLSearchParams(location.hash.slice(1));
  const write = (state) => {
    for (const [key, value] of [...state]) if (!value) state.delete(key);
    const text = state.toString();
    history.replaceState(null, '', text ? '#' + text : location.pathname + location.search);
    draw();
  };
  const change = (key, value) => {
    const state = read();
    state.set(key, value);
    if (key !== 'page') state.delete('page');
    write(state);
  };

  const filters = {
    severity: (finding, value) => finding.severity === value,
    rule: (finding, value) => finding.rule === value,
    folder: (finding, value) => finding.folder === value,
    cause: (finding, value) => (value === 'none' ? !finding.cause : finding.cause === value),
    text: (finding, value) =>
      (finding.message + '\n' + finding.title + '\n' + finding.path).toLowerCase().includes(value.toLowerCase()),
  };

  const row = (finding) => {
    const query = source && source !== locale ? `?locales=${source},${locale}` : '';
    const page = `${stele.root}articles/${finding.slug}.html${query}`;
    return element('tr', {},
      element('td', {}, element('span', {class: 'severity ' + finding.severity}, finding.severity)),
      element('td', {}, element('a', {href: `${page}#finding-${finding.fingerprint}`}, stele.message(finding.message)),
        finding.causeText ? element('span', {class: 'change'}, element('bdi', {}, finding.causeText)) : null,
        element('span', {class: 'key'}, element('bdi', {}, `${finding.path}:${finding.line}`))),
      element('td', {}, element('a', {href: page}, element('bdi', {}, finding.title)),
        finding.title === finding.key ? null : element('span', {class: 'key'}, element('bdi', {}, finding.key))),
      element('td', {}, element('a', {href: `${stele.root}rules/${finding.rule}.html`}, finding.rule)));
  };

  const status = element('p', {role: 'status', class: 'dim'});
  const pages = element('nav', {'aria-label': 'Pages', class: 'pages'});

  const draw = () => {
    const state = read();
    const shown = findings.filter((finding) =>
      Object.entries(filters).every(([key, fits]) => !state.get(key) || fits(finding, state.get(key))));
    const sort = state.get('sort') || 'severity';
    const column = sort.replace(/^-/, '');
    const isKnown = Object.hasOwn(columns, column);
    if (isKnown) {
      const sign = sort.startsWith('-') ? -1 : 1;
      shown.sort((a, b) => sign * columns[column](a, b) || a.place - b.place);
    }
    reset.hidden = shown.length === findings.length;
    const count = Math.max(1, Math.ceil(shown.length / size));
    const page = Math.min(Math.max(1, Number(state.get('page')) || 1), count);
    table.tBodies[0].replaceChildren(...shown.slice((page - 1) * size, page * size).map(row));
    status.textContent = shown.length === findings.length
      ? `${findings.length} findings` : `${shown.length} of ${findings.length} findings`;
    if (count > 1) status.textContent += `, page ${page} of ${count}`;
    const turn = (text, to) => {
      const button = element('button', {type: 'button'}, text);
      button.disabled = to < 1 || to > count;
      button.addEventListener('click', () => { change('page', String(to)); table.scrollIntoView(); });
      return button;
    };
    pages.replaceChildren(...(count > 1 ? [turn('Previous page', page - 1), turn('Next page', page + 1)] : []));
    for (const head of table.tHead.rows[0].cells) {
      if (head.dataset.key !== column) head.removeAttribute('aria-sort');
      else head.setAttribute('aria-sort', sort.startsWith('-') ? 'descending' : 'ascending');
    }
    for (const field of form.elements) {
      // The first choice of the columns has no value: it is what an address without one means.
      if (field.name === 'sort') field.value = isKnown && column !== 'severity' ? column : '';
      else if (field.name) field.value = state.get(field.name) || '';
    }
  };

  // The values that findings have, each with how many have it, those with the most first.
  const options = (key, name = (value) => value) => {
    const counts = new Map();
    for (const finding of findings) {
      if (finding[key]) counts.set(finding[key], (counts.get(finding[key]) || 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([value, number]) => element('option', {value}, `${name(value)} (${number})`));
  };

  const build = () => {
    const causes = new Map(findings.filter((finding) => finding.cause).map((finding) => [finding.cause, finding.causeText]));
    const select = (label, name, choices) => choices.length < 2 && name !== 'cause' || choices.length === 0 ? null
      : element('label', {}, label, element('select', {name}, element('option', {value: ''}, 'All'), ...choices));
    const none = causes.size > 0 ? [element('option', {value: 'none'}, 'None shared')] : [];
    form.append(...[
      select('Severity', 'severity', options('severity')),
      select('Rule', 'rule', options('rule')),
      select('Folder', 'folder', options('folder')),
      select('Cause', 'cause', [...options('cause', (value) => causes.get(value)), ...none]),
      element('label', {class: 'narrow'}, 'Sort by', element('select', {name: 'sort'},
        element('option', {value: ''}, 'Severity'), element('option', {value: 'article'}, 'Article'),
        element('option', {value: 'rule'}, 'Rule'), element('option', {value: 'message'}, 'Finding'))),
      element('label', {}, 'Words', element('input', {type: 'search', name: 'text'})),
      reset,
    ].filter(Boolean));
    form.addEventListener('input', (event) => change(event.target.name, event.target.value));
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', (event) => {
      event.preventDefault();
      write(new URLSearchParams());
    });
    for (const head of table.tHead.rows[0].cells) {
      const button = element('button', {type: 'button'}, ...head.childNodes);
      button.addEventListener('click', () =>
        change('sort', head.getAttribute('aria-sort') === 'ascending' ? '-' + head.dataset.key : head.dataset.key));
      head.replaceChildren(button);
    }
    form.hidden = false;
    area.before(status);
    area.after(pages);
    addEventListener('hashchange', draw);
    draw();
  };

  const loadAll = async () => {
    for (let part = 1; part <= Number(parts); part += 1) {
      const data = await stele.load(`locales/${locale}-${part}.js`);
      for (const [severity, rule, article, path, line, message, fingerprint, cause] of data.rows) {
        const [slug, title, key, folder] = data.articles[article];
        const [causeID, causeText] = cause < 0 ? [] : data.causes[cause];
        findings.push({
          severity, rule, path, line, message, fingerprint, slug, title, key, folder, cause: causeID, causeText,
          place: findings.length,
        });
      }
    }
    build();
  };
  loadAll().catch((error) => {
    area.before(element('p', {role: 'alert'}, `The list cannot be loaded: ${error.message}`));
  });
})();
