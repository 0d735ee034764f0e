'use strict';

// Tables that can be sorted by a column, with buttons in their heads. A cell's `data-sort` stands for its text.
for (const table of document.querySelectorAll('table.sortable')) {
  const heads = [...table.tHead.rows[0].cells];
  const number = (text) => {
    const match = text.replaceAll(',', '').match(/^(<?)\s*(\d+)/);
    return match ? Number(match[2]) - (match[1] ? 0.5 : 0) : text === '–' ? 0 : NaN;
  };
  const sort = (column) => {
    const head = heads[column];
    const rows = [...table.tBodies[0].rows];
    const texts = new Map(rows.map((row) => [row, row.cells[column].dataset.sort ?? row.cells[column].textContent.trim()]));
    const areNumbers = rows.every((row) => !Number.isNaN(number(texts.get(row))));
    // Numbers begin with the greatest, texts with the first.
    const before = head.getAttribute('aria-sort');
    const isDescending = before ? before === 'ascending' : areNumbers;
    const compare = areNumbers
      ? (a, b) => number(texts.get(a)) - number(texts.get(b))
      : (a, b) => texts.get(a).localeCompare(texts.get(b));
    rows.sort((a, b) => (isDescending ? -compare(a, b) : compare(a, b)));
    table.tBodies[0].append(...rows);
    for (const other of heads) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
  };
  heads.forEach((head, column) => {
    if (head.classList.contains('unsorted')) return;
    const button = stele.element('button', {type: 'button'}, ...head.childNodes);
    button.addEventListener('click', () => sort(column));
    head.replaceChildren(button);
  });
}
