// Search through the tools, in the browser: the files under find/ are made for it,
// and only those are fetched that a question needs.
"use strict";

(() => {
  const form = document.querySelector("form[data-index]");
  if (!form) return;
  const { index, pages, found, none, more, failed } = form.dataset;
  const told = document.getElementById("told");
  const list = document.getElementById("found");
  const facets = ["use", "country", "licence"];
  const step = 20;
  const kept = new Map();
  let asked = 0;
  let shape;

  const fetched = (name) => {
    if (!kept.has(name)) {
      kept.set(name, fetch(index + name + ".json").then((answer) => {
        if (answer.ok) return answer.json();
        if (answer.status === 404) return null;
        throw new Error(answer.status);
      }).catch((error) => {
        kept.delete(name);
        throw error;
      }));
    }
    return kept.get(name);
  };

  const special = { "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i" };
  const ideographs = /[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

  const words = (text) => {
    const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[œæßøłđı]/g, (c) => special[c]).normalize("NFC");
    const out = [];
    for (const word of plain.split(/[^\p{L}\p{N}]+/u)) {
      const letters = [...word];
      if (ideographs.test(word) && letters.length > 1) {
        for (let i = 0; i + 1 < letters.length; i++) out.push(letters[i] + letters[i + 1]);
      } else if (letters.length > 1 || ideographs.test(word) || /\p{N}/u.test(word)) {
        out.push(word);
      }
    }
    return out;
  };

  const shard = (word) => "w-" + [...word].slice(0, 2).map((c) => c.codePointAt(0).toString(16)).join("-");

  const each = (gaps, f) => {
    let number = 0;
    for (const gap of gaps) f((number += gap));
  };

  // The tools that have a word which begins so, each with how well it fits.
  const matches = async (word) => {
    const postings = await fetched(shard(word));
    for (let length = word.length; postings && length >= Math.max(2, word.length - 3); length--) {
      const start = word.slice(0, length);
      const scores = new Map();
      for (const [other, [names, texts]] of Object.entries(postings)) {
        if (!other.startsWith(start)) continue;
        const whole = other === start ? 1 : 0;
        const better = (score) => (n) => scores.set(n, Math.max(score, scores.get(n) || 0));
        each(names, better(3 + whole));
        each(texts, better(1 + whole));
      }
      if (scores.size > 0 || word.length < 5) return scores;
    }
    return new Map();
  };

  const chosen = async () => {
    const sets = [];
    for (const facet of facets) {
      const file = form.elements[facet].value;
      if (!file) continue;
      const numbers = new Set();
      each((await fetched(file)) || [], (n) => numbers.add(n));
      sets.push(numbers);
    }
    return sets;
  };

  const find = async (query) => {
    const sets = await chosen();
    const scored = await Promise.all(words(query).map(matches));
    if (sets.length === 0 && scored.length === 0) return null;
    const among = scored.length > 0 ? [...scored[0].keys()] : [...sets[0]];
    const score = (n) => scored.reduce((sum, scores) => sum + scores.get(n), 0);
    return among
      .filter((n) => scored.every((scores) => scores.has(n)) && sets.every((set) => set.has(n)))
      .map((n) => [score(n), n])
      .sort((a, b) => b[0] - a[0] || b[1] - a[1])
      .map(([, n]) => n);
  };

  const row = ([slug, name, summary, lang]) => {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = pages + encodeURIComponent(slug) + ".html";
    link.appendChild(document.createElement("bdi")).textContent = name;
    if (summary) {
      const note = item.appendChild(document.createElement("span"));
      note.className = "note";
      note.textContent = " " + summary;
      if (lang) note.lang = lang;
    }
    return item;
  };

  const show = async (numbers, from, mine) => {
    const some = numbers.slice(from, from + step);
    const rows = await Promise.all(some.map(async (n) => {
      const chunk = await fetched("t-" + Math.floor(n / shape.chunk));
      return chunk[n % shape.chunk];
    }));
    if (mine !== asked) return;
    list.append(...rows.map(row));
    if (from + step >= numbers.length) return;
    const item = list.appendChild(document.createElement("li"));
    const button = item.appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = more;
    button.addEventListener("click", async () => {
      const last = item.previousElementSibling;
      item.remove();
      await attempt(() => show(numbers, from + step, mine));
      const next = last.nextElementSibling;
      if (next) next.querySelector("a").focus();
    });
  };

  const attempt = async (f) => {
    try {
      await f();
    } catch {
      told.textContent = failed;
    }
  };

  const remember = () => {
    const said = new URLSearchParams();
    for (const name of ["q", ...facets]) {
      if (form.elements[name].value) said.set(name, form.elements[name].value);
    }
    history.replaceState(null, "", String(said) ? "?" + said : location.pathname);
  };

  const search = () => attempt(async () => {
    const mine = ++asked;
    const numbers = await find(form.elements.q.value);
    if (mine !== asked) return;
    list.replaceChildren();
    if (!numbers) {
      told.textContent = "";
      return;
    }
    told.textContent = numbers.length > 0 ? found + " " + numbers.length.toLocaleString(document.documentElement.lang) : none;
    await show(numbers, 0, mine);
  });

  const offer = () => {
    const wanted = new URLSearchParams(location.search);
    for (const facet of facets) {
      const select = form.elements[facet];
      for (const [file, label, n] of shape.facets[facet]) {
        select.add(new Option(label + " (" + n + ")", file));
      }
      select.value = wanted.get(facet) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    form.elements.q.value = wanted.get("q") || "";
  };

  const changed = () => {
    remember();
    search();
  };

  attempt(async () => {
    shape = await fetched("facets");
    if (!shape) return;
    offer();
    form.hidden = false;
    let waiting;
    form.elements.q.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(changed, 150);
    });
    for (const facet of facets) form.elements[facet].addEventListener("change", changed);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      changed();
    });
    if (location.search) search();
  });
})();
