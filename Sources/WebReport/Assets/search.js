'use strict';

// Searches articles by their titles, symptoms and codes, in an index that is loaded piece by piece.
(() => {
  const {element} = stele;
  const form = document.getElementById('search');
  const input = document.getElementById('query');
  const results = document.getElementById('results');
  const status = document.getElementById('status');
  const shards = Number(form.dataset.shards);
  const most = 50;
  const articlesInPart = 500;
  const pieces = new Map();

  const piece = (path) => {
    if (!pieces.has(path)) pieces.set(path, stele.load(path));
    return pieces.get(path);
  };

  // The words of a text as the index has them: without letter case and accents, and with one form of sigma; of scripts without spaces between words,
  // each two characters that follow one another.
  const dense =
    /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3041-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;
  const words = (text) => {
    const folded = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replaceAll('ς', 'σ');
    const found = [];
    for (const [run] of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
      let word = '';
      let last = '';
      const end = () => {
        if (word) found.push(word);
        word = '';
      };
      const scalars = [...run];
      scalars.forEach((scalar, place) => {
        if (!dense.test(scalar)) {
          last = '';
          word += scalar;
          return;
        }
        end();
        if (last) found.push(last + scalar);
        else if (place + 1 === scalars.length || !dense.test(scalars[place + 1])) found.push(scalar);
        last = scalar;
      });
      end();
    }
    return [...new Set(found)];
  };

  // FNV-1a of the first three characters, as the index is divided.
  const shard = (word) => {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode([...word].slice(0, 3).join(''))) {
      hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    }
    return hash % shards;
  };

  // Articles that have the word, or for the last word of the query, if it has three characters, one that begins with it.
  const matches = async (word, isLast) => {
    const found = new Map();
    const terms = await piece(`search/terms-${shard(word) + 1}.js`);
    for (const [term, lists] of Object.entries(terms)) {
      if (term !== word && !(isLast && term.startsWith(word))) continue;
      lists.forEach((articles, place) => {
        // A word of a title says more than one of a symptom, and a rare word more than a frequent one.
        const score = (term === word ? 2 : 1) * (place === 0 ? 2 : 1) / Math.log2(articles.length + 2);
        let article = 0;
        for (const gap of articles) {
          article += gap;
          found.set(article, Math.max(found.get(article) || 0, score));
        }
      });
    }
    return found;
  };

  // How much of a title was asked for, 0 to 1.
  const share = (title, asked) => {
    const own = words(title);
    return own.filter((word) => asked.some((other) => word.startsWith(other))).length / Math.max(1, own.length);
  };

  const search = async (query) => {
    const asked = words(query);
    let scores = null;
    for (const [place, word] of asked.entries()) {
      const found = await matches(word, place === asked.length - 1);
      const both = new Map();
      for (const [article, score] of found) {
        if (!scores) both.set(article, score);
        else if (scores.has(article)) both.set(article, score + scores.get(article));
      }
      scores = both;
    }
    const best = [...(scores || [])].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const candidates = [];
    for (const [article] of best.slice(0, 2 * most)) {
      const part = await piece(`search/articles-${Math.floor(article / articlesInPart) + 1}.js`);
      const found = part[article % articlesInPart];
      candidates.push({found, share: Math.max(0, ...found.slice(2).map(([, title]) => share(title, asked)))});
    }
    // Of equals the order stays.
    candidates.sort((a, b) => b.share - a.share);
    const shown = candidates.slice(0, most).map((candidate) => candidate.found);
    return {count: best.length, shown};
  };

  let turn = 0;
  const draw = async () => {
    turn += 1;
    const own = turn;
    const query = input.value.trim();
    const address = new URL(location.href);
    if (query) address.searchParams.set('q', query);
    else address.searchParams.delete('q');
    history.replaceState(null, '', address);
    try {
      const {count, shown} = await search(query);
      if (own !== turn) return;
      results.replaceChildren(...shown.map(([slug, key, ...titles]) => {
        const item = element('li', {});
        const [first, ...others] = titles.length > 0 ? titles : [['', key]];
        item.append(element('a', {href: `${stele.root}articles/${slug}.html`}, element('bdi', {lang: first[0] || null}, first[1])));
        others.forEach(([locale, title], place) => {
          item.append(place > 0 ? ' · ' : element('br', {}),
            element('span', {class: 'dim'}, element('bdi', {lang: locale}, title)));
        });
        item.append(element('span', {class: 'key'}, element('bdi', {}, key)));
        return item;
      }));
      status.textContent = query === '' ? '' : count === 0 ? `Nothing found for “${query}”.`
        : count > most ? `${count} articles, the best ${most} are shown` : count === 1 ? '1 article' : `${count} articles`;
    } catch (error) {
      if (own === turn) status.textContent = `The search cannot be loaded: ${error.message}`;
    }
  };

  let timer = 0;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(draw, 120);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    draw();
  });
  input.value = new URLSearchParams(location.search).get('q') || '';
  if (input.value) draw();
})();
