// What the search finds. The index hands over the text of every page; lists of words are made from it here,
// once, so that one set of rules cuts and stems both text and query. No page is asked for.
(() => {
  const CJK = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const LETTER = "a-zA-Z\\u00aa-\\u1fff\\u2c60-\\u2c7f\\ua720-\\ua7ff"; // of alphabets
  const PIECES = new RegExp(`[${CJK}]+|[${LETTER}][${LETTER}0-9]*|[0-9]+(?:[.,][0-9]+)*`, "g");
  const CHINESE = new RegExp(`[${CJK}]`);
  const EMPTY = new Set(("a about an and any are as at be been by can did do does for from had has have how i in into is it its " +
    "many me much of on or than that the their there these this those to was were what when where which who whom whose " +
    "why will with would").split(" "));
  const QUESTION = /^(who|which|where|what|how)$/;
  const TITLE = 9, HEADING = 5, FIGURE = 3, TEXT = 2, OTHER = 1, MOST = 8;
  const PER_PAGE = 3, EXCERPT = 190, ENOUGH = .5, LONG = 320, ABOVE = .7, HARDLY = .3;
  const OWN = 1, SAME = .65, NAMED = .9, BEGUN = .5, NEAR = .6;
  const BESIDE = .85, ASIDE = .75, LISTED = new Set(["glossary.html", "methods.html"]);
  let index, sections, terms, known, same, cache;

  // one word, cut to what its forms and its spellings share
  const spell = (word) => word.replace(/licenc/g, "licens").replace(/defenc/g, "defens").replace(/alumini/, "alumin")
    .replace(/sulph/, "sulf").replace(/(.{3})isation/, "$1ization").replace(/(.{3})is(e|ed|es|ing)$/, "$1iz$2")
    .replace(/(.{3})our(s?)$/, "$1or$2").replace(/([tb])re(s?)$/, "$1er$2").replace(/programme/, "program").replace(/^grey/, "gray")
    .replace(/^artefact/, "artifact").replace(/^tons?$/, "tonne").replace(/yse(d?)$/, "yze$1").replace(/^cheque/, "check");
  const cut = (word) => {
    if (/\d/.test(word) || word.length < 4) return word;
    let stem = word.replace(/ies$/, "y").replace(/(x|ch|sh|ss|z)es$/, "$1").replace(/([^sui])s$/, "$1");
    stem = stem.replace(/([a-z]{3})(?:ing|ed)$/, "$1").replace(/([^lsz])\1$/, "$1");
    return stem.length > 3 ? stem.replace(/e$/, "") : stem;
  };
  const stems = new Map();
  const stem = (word) => {
    let found = stems.get(word);
    if (found === undefined) stems.set(word, found = cut(spell(word)));
    return found;
  };
  const lower = (text) => {
    const low = text.toLowerCase().replace(/['’]s\b/g, "");
    return /[\u00c0-\u036f\u1e00-\u1eff\uff00-\uffef]/.test(low) ? low.normalize("NFKD").replace(/\p{M}/gu, "") : low;
  };
  const pairs = (run) => {
    const signs = Array.from(run);
    return signs.length === 1 ? signs : signs.slice(1).map((sign, n) => signs[n] + sign);
  };
  const pieces = (text) => lower(text).match(PIECES) ?? [];
  const wordsOf = (text) => pieces(text).flatMap((piece) =>
    (CHINESE.test(piece) ? [...Array.from(piece), ...pairs(piece)] : [stem(piece)]));

  const post = (word, place, weight) => {
    let list = terms.get(word);
    if (!list) terms.set(word, list = new Map());
    const now = list.get(place) ?? 0;
    if (weight !== TEXT || now < MOST) list.set(place, now + weight);
  };
  const take = (given) => {
    index = given;
    sections = []; terms = new Map(); cache = new Map(); same = new Map();
    for (const [word, others] of Object.entries(given.same)) same.set(stem(word), [...(same.get(stem(word)) ?? []), ...others]);
    given.pages.forEach(([address, title, kind, parts], page) => {
      const named = new Set(wordsOf(title));
      parts.forEach(([anchor, path, text, others], n) => {
        const place = sections.push({ page, anchor, path, text, head: n === 0 }) - 1;
        for (const word of named) post(word, place, n ? TITLE / 2 : TITLE);
        if (!n && kind === 0) for (const word of wordsOf(address.replace(/\.html$|[/_]/g, " "))) post(word, place, HEADING);
        for (const word of new Set(wordsOf(path.join(" ")))) post(word, place, HEADING);
        for (const line of text.split("\n")) {
          const words = wordsOf(line);
          for (const word of words) post(word, place, TEXT);
          if (line.endsWith(given.fact)) for (const word of new Set(words)) post(word, place, FIGURE);
        }
        for (const word of new Set(wordsOf(others))) post(word, place, OTHER);
      });
    });
    known = [...terms.keys()].filter((word) => !CHINESE.test(word));
  };

  // at most one letter added, lost, changed or swapped with its neighbour
  const isNear = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let n = 0, end = 0;
    while (n < a.length && a[n] === b[n]) n += 1;
    while (end < Math.min(a.length, b.length) - n && a.at(-1 - end) === b.at(-1 - end)) end += 1;
    const [left, right] = [a.length - n - end, b.length - n - end];
    return (left <= 1 && right <= 1) || (left === 2 && right === 2 && a[n] === b[n + 1] && a[n + 1] === b[n]);
  };
  const phrase = (text) => wordsOf(text).filter((word) => !EMPTY.has(word));

  // every word of a query with all that may stand for it: { words, worth }
  const waysOf = (word, written, last) => {
    const own = stem(word), ways = [{ words: [own], worth: OWN }];
    for (const other of same.get(own) ?? []) ways.push({ words: phrase(other), worth: SAME });
    const element = index.symbols[word];
    if (element && (written !== word || !EMPTY.has(word))) ways.push({ words: phrase(element), worth: NAMED });
    if (index.codes[written]) ways.push({ words: phrase(index.codes[written]), worth: NAMED });
    if (!element || written === word) for (const name of index.pinyin[word] ?? []) ways.push({ words: phrase(name), worth: NAMED });
    if (last && word.length > 2 && !index.symbols[word])
      for (const other of known) if (other !== own && other.startsWith(word)) ways.push({ words: [other], worth: BEGUN });
    if (ways.some((way) => way.words.every((one) => terms.has(one)))) return ways;
    if (word.length > 3 && !/\d/.test(word))
      for (const other of known) if (isNear(other, own) || isNear(other, word)) ways.push({ words: [other], worth: NEAR });
    return ways;
  };
  const waysOfRun = (run) => {
    const simple = Array.from(run).map((sign) => index.simple[sign] ?? sign).join("");
    const units = [];
    for (let at = 0; at < simple.length;) {
      let end = simple.length;
      while (end > at && !Object.hasOwn(index.chinese, simple.slice(at, end))) end -= 1;
      const found = end > at ? simple.slice(at, end) : null;
      let rest = found ?? "";
      if (!found) {
        let to = at + 1;
        while (to < simple.length && !begins(simple, to)) to += 1;
        rest = simple.slice(at, to);
      }
      const ways = [{ words: pairs(rest), worth: OWN }];
      if (found) ways.push({ words: phrase(index.chinese[found]), worth: OWN });
      units.push({ said: rest, ways });
      at += rest.length;
    }
    return units;
  };
  const begins = (text, at) => {
    for (let end = text.length; end > at; end -= 1) if (Object.hasOwn(index.chinese, text.slice(at, end))) return true;
    return false;
  };
  const unitsOf = (query) => {
    const written = query.normalize("NFKC").match(PIECES) ?? [], low = written.map(lower);
    const units = [];
    for (let n = 0; n < low.length; n += 1) {
      if (CHINESE.test(low[n])) { units.push(...waysOfRun(low[n])); continue; }
      const spoken = [4, 3, 2].find((more) => n + more <= low.length && index.pinyin[low.slice(n, n + more).join("")]);
      if (spoken) {
        const names = index.pinyin[low.slice(n, n + spoken).join("")];
        units.push({ said: low.slice(n, n + spoken).join(" "), ways: names.map((name) => ({ words: phrase(name), worth: OWN })) });
        n += spoken - 1;
        continue;
      }
      const alone = low.length === 1;
      if (EMPTY.has(low[n]) && !(alone || (written[n] !== low[n] && n > 0 && index.symbols[low[n]]))) continue;
      units.push({ said: low[n], ways: waysOf(low[n], written[n], n === low.length - 1) });
    }
    return units;
  };

  // how much a section says of one unit: the best of its ways
  const rarity = (list) => Math.log(1 + sections.length / list.size);
  const weigh = (unit) => {
    const found = new Map();
    for (const { words, worth } of unit.ways) {
      const lists = words.map((word) => terms.get(word));
      if (!lists.length || lists.some((list) => !list)) continue;
      const [least, ...others] = [...lists].sort((a, b) => a.size - b.size);
      for (const [place, weight] of least) {
        if (!others.every((list) => list.has(place))) continue;
        const sum = others.reduce((total, list) => Math.min(total, list.get(place)), weight);
        found.set(place, Math.max(found.get(place) ?? 0, sum * worth * rarity(least)));
      }
    }
    return found;
  };
  const best = (weights) => {
    const pages = new Map(); // for each page: what it says of each unit, and its sections
    weights.forEach((found, unit) => {
      for (const [place, weight] of found) {
        const { page } = sections[place];
        if (!pages.has(page)) pages.set(page, { most: Array(weights.length).fill(0), parts: new Map() });
        const entry = pages.get(page);
        entry.most[unit] = Math.max(entry.most[unit], weight);
        if (!entry.parts.has(place)) entry.parts.set(place, Array(weights.length).fill(0));
        entry.parts.get(place)[unit] = weight;
      }
    });
    return pages;
  };
  const isSole = (title, units) => phrase(title).every((word) =>
    units.some(({ ways }) => ways.some(({ words, worth }) => worth >= NEAR && words.includes(word))));
  const isNamed = (title, units) => {
    const words = phrase(title);
    return units.some(({ ways }) => ways.some((way) => way.worth >= NEAR && way.words.every((word) => words.includes(word))));
  };
  // the query names what the whole page is on, and something else beside
  const subject = (title, units) => {
    const words = phrase(title);
    if (!words.length || words.length > 3 || !isSole(title, units)) return 0;
    return Math.min(6, 1.5 * Math.max(...words.map((word) => rarity(terms.get(word)))));
  };
  const total = (list) => list.reduce((sum, weight) => sum + Math.sqrt(weight), 0);
  const rank = (pages, units, query) => {
    const count = units.length;
    const results = [];
    for (const [page, { most, parts }] of pages) {
      const said = most.filter(Boolean).length;
      if (said < count * ENOUGH) continue;
      const [address, title, kind] = index.pages[page];
      const named = wordsOf(title).filter((word) => !EMPTY.has(word));
      const exact = units.every(({ ways }) => ways.some(({ words }) => words.every((word) => named.includes(word))));
      const sole = exact && isSole(title, units);
      const own = [...parts].map(([place, weights]) => {
        const full = weights.every(Boolean);
        return { place, full, score: total(weights) * (full ? 1.6 : 1) };
      }).sort((a, b) => b.score - a.score || a.place - b.place);
      const more = sole ? 12 : subject(title, units), beside = address.includes("/");
      const part = more ? 1 : beside ? BESIDE : LISTED.has(address) ? ASIDE : 1;
      const score = part * (own[0].score + .4 * total(most)) + (more || (exact && !beside ? 2 : 0));
      // a table or source asked for by its whole name
      const called = kind && ((sole && named.length > 2) || address.endsWith(`/${query}.html`)) ? 1 : 0;
      results.push({ page, kind, called, said: said === count ? 1 : 0, spoken: said, sole, score, own });
    }
    return results.sort((a, b) => b.called - a.called || b.said - a.said || (b.said ? 0 : b.spoken - a.spoken)
      || a.kind - b.kind || b.score - a.score || a.page - b.page);
  };

  const clean = (text) => text.replaceAll(index.fact, "");
  const sentencesOf = (section) => section.text.split("\n").flatMap((line) =>
    line.split(/(?<=[.!?。！？])\s+(?=[\p{Lu}\p{N}\p{Lo}“])/u));
  const wantedBy = (units) => new Set(units.flatMap(({ ways }) => ways.flatMap(({ words, worth }) => (worth >= BEGUN ? words : []))));
  const excerpt = (section, units) => {
    const wanted = wantedBy(units), all = sentencesOf(section);
    const counts = all.map((sentence) => new Set(wordsOf(sentence).filter((word) => wanted.has(word))).size);
    const start = Math.max(0, counts.indexOf(Math.max(...counts, 0)));
    let text = clean(all[start] ?? "");
    for (let n = start + 1; n < all.length && text.length + all[n].length < EXCERPT; n += 1) text += ` ${clean(all[n])}`;
    if (text.length > EXCERPT) {
      const at = Math.max(0, text.search(wordPattern(wanted)) - EXCERPT / 3);
      const from = at ? text.indexOf(" ", at) + 1 : 0;
      text = (from ? "… " : "") + text.slice(from, from + EXCERPT).replace(/\s+\S*$/, "") + " …";
    }
    return marked(text, wanted);
  };
  const wordPattern = (wanted) => {
    const hard = [...wanted].filter((word) => word.length > 2 || CHINESE.test(word)).map((word) => word.slice(0, Math.max(3, word.length - 1)));
    return new RegExp(hard.length ? hard.join("|") : "$^", "i");
  };
  // cut into pieces that were asked for and pieces between them
  const marked = (text, wanted) => {
    const out = [];
    let end = 0;
    for (const found of text.matchAll(PIECES)) {
      if (!wordsOf(found[0]).some((word) => wanted.has(word))) continue;
      out.push([text.slice(end, found.index), false], [found[0], true]);
      end = found.index + found[0].length;
    }
    return [...out, [text.slice(end), false]].filter(([part]) => part);
  };

  // a sentence of the book with a number of its own that speaks of every word asked for
  const answer = (results, units, query) => {
    const asked = (query.match(PIECES) ?? []).map(lower).some((word) => QUESTION.test(word));
    const one = units.length === 1 || results[0].sole;
    let top = null;
    for (const { page, kind, said } of results) {
      if (kind || !said) continue;
      const [address, title] = index.pages[page];
      if (address.includes("/") && !isNamed(title, units)) continue; // a page on one thing answers questions on it
      const short = new Set(wordsOf(title).length < 6 ? wordsOf(title) : []), above = isSole(title, units) ? ABOVE : HARDLY;
      sections.forEach((section, place) => {
        if (section.page !== page) return;
        sentencesOf(section).forEach((sentence, n) => {
          if (!sentence.includes(index.fact) || !/\d/.test(sentence) || sentence.length > LONG) return;
          const here = new Set(wordsOf(sentence)), words = here.size;
          let sum = 0;
          for (const { ways } of units) {
            const inside = Math.max(0, ...ways.filter((way) => way.words.every((word) => here.has(word))).map((way) => way.worth));
            const named = Math.max(0, ...ways.filter((way) => way.words.every((word) => short.has(word))).map((way) => way.worth * above));
            if (!inside && !named) return;
            sum += Math.max(inside, named);
          }
          const lead = section.head && n === 0 && short.size;
          if (one && !(lead && isSole(title, units))) return;
          const score = sum * 10 / units.length - words / 6 + (lead ? 1.5 : 0) + (asked && lead ? 1 : 0);
          if (!top || score > top.score) top = { score, place, sentence: clean(sentence) };
        });
      });
    }
    return top;
  };

  const resultOf = (place, units) => {
    const { page, anchor, path } = sections[place];
    const [address, title, kind] = index.pages[page];
    return { address: address + (anchor ? `#${anchor}` : ""), title, kind, path };
  };
  // find(query, most): { full, pages, answer, results }
  const find = (query, most = 20) => {
    const key = `${most} ${query}`;
    if (cache.has(key)) return cache.get(key);
    const units = unitsOf(query);
    const ranked = units.length ? rank(best(units.map(weigh)), units, query.trim()) : [];
    const full = ranked.length > 0 && ranked[0].said === 1;
    const listed = full ? ranked.filter(({ said }) => said) : ranked;
    const told = full ? answer(listed.slice(0, 30), units, query) : null;
    const found = {
      full, pages: listed.length,
      answer: told && { ...resultOf(told.place), sentence: told.sentence },
      results: listed.slice(0, most).map(({ own }) => {
        const shown = own.filter((part, n) => n === 0 || (part.full && part.score > own[0].score * .55)).slice(0, PER_PAGE);
        return shown.map(({ place }) => ({ ...resultOf(place), excerpt: excerpt(sections[place], units) }));
      }),
    };
    cache.set(key, found);
    return found;
  };
  window.chokepointSearch = { take, find, get ready() { return Boolean(index); } };
})();
