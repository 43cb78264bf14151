// The report's behaviour: filters, links that mark where they lead, the reasons
// behind a score. All state is in the URL's hash: #PLACE?q=WORDS&story=N&plain=1.
// Text is only ever read from the page and written as text.
(() => {
  'use strict';
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const bar = $('bar'), box = $('q'), story = $('story'), plain = $('plain');
  const ITEMS = '.new > li, .st, .ch, .said > li, article';
  // By number of the enum summarizer.v1.Feature.
  const FEATURES = {
    1: 'new concepts', 2: 'early in its article', 3: 'length', 4: 'words of the title',
    5: 'names', 6: 'figures', 7: 'cue phrases', 8: 'quotation', 9: 'leans on others',
    10: 'a new value', 11: 'novelty', 12: 'words of the lead', 13: 'others say so too',
    14: 'said already', 15: 'story seen already', 16: 'pasted text',
  };
  const make = (tag, text, parent) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (parent) parent.append(element);
    return element;
  };
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  // ---- State, in the hash.
  const read = () => {
    const [, place, query] = /^#?([^?]*)\??(.*)$/.exec(location.hash);
    const values = new URLSearchParams(query);
    return {
      place, q: values.get('q') || '', story: values.get('story') || '',
      plain: values.get('plain') === '1',
    };
  };
  const write = (place, push) => {
    const values = new URLSearchParams();
    if (box.value.trim()) values.set('q', box.value.trim());
    if (story.value) values.set('story', story.value);
    if (plain.checked) values.set('plain', '1');
    const query = values.toString();
    const hash = '#' + place + (query ? '?' + query : '');
    if (hash === (location.hash || '#')) return;
    try {
      history[push ? 'pushState' : 'replaceState'](null, '', hash);
    } catch {
      // Too often, or a page that may not: the state is lost, not the work.
    }
  };

  // ---- Filters.
  const texts = new Map();  // Of items, folded; made when first searched.
  const textOf = (item) => {
    if (!texts.has(item)) texts.set(item, fold(item.textContent));
    return texts.get(item);
  };
  const items = all(ITEMS);
  const sections = all('main > section').map((section) => [section, all(ITEMS, section)]);
  const filter = () => {
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    const wanted = story.value;
    for (const item of items) {
      const inStory = !wanted || (item.dataset.s || '').split(' ').includes(wanted);
      item.classList.toggle('off', !inStory || !words.every((word) => textOf(item).includes(word)));
    }
    document.body.classList.toggle('plain', plain.checked);
    const filtered = words.length > 0 || wanted !== '';
    for (const [section, inside] of sections) {
      const shown = inside.filter((item) => !item.classList.contains('off')).length;
      const none = section.querySelector('.nothing');
      if (none) none.hidden = !filtered || shown > 0 || inside.length === 0;
      // What is folded away may be what was searched for.
      for (const more of all('details.more', section)) if (filtered && shown > 0) more.open = true;
      const matrix = section.querySelector('.mx');
      if (matrix) matrix.classList.toggle('off', filtered);
    }
    const articles = all('article');
    const left = articles.filter((article) => !article.classList.contains('off')).length;
    $('found').textContent = filtered ? `${left} of ${articles.length} articles` : '';
  };
  const apply = (state) => {
    box.value = state.q;
    story.value = state.story;
    if (story.selectedIndex < 0) story.value = '';
    plain.checked = state.plain;
    filter();
  };

  // ---- Places.
  let going = false;  // What is marked now need not be explained.
  const go = (place) => {
    all('.here').forEach((element) => element.classList.remove('here'));
    const target = place && $(place);
    if (!target) return;
    const item = target.closest(ITEMS);
    if (item && item.classList.contains('off')) {
      box.value = story.value = '';
      filter();
    }
    if (plain.checked && target.matches('.r, .d, .c, s')) {
      plain.checked = false;
      filter();
    }
    for (let at = target; at; at = at.parentElement) if (at.localName === 'details') at.open = true;
    if (!target.matches('section, main')) target.classList.add('here');
    if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
    going = true;
    target.focus({preventScroll: true});
    going = false;
    const block = target.matches('section, article, .st') ? 'start' : 'center';
    target.scrollIntoView({block});
    // What came into view may have had another size than was guessed.
    requestAnimationFrame(() => target.scrollIntoView({block}));
  };
  const restore = () => {
    const state = read();
    apply(state);
    go(state.place);
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const place = link.getAttribute('href').slice(1);
    go(place);
    write(place, true);
  });
  addEventListener('popstate', restore);
  addEventListener('hashchange', restore);

  // ---- Controls.
  for (const one of all('.st[data-t]')) {
    const option = make('option', one.querySelector('.t').textContent, story);
    option.value = one.dataset.s;
    const button = make('button', 'Show only this story', one.querySelector('.in'));
    button.type = 'button';
    button.className = 'txt';
    button.addEventListener('click', () => {
      story.value = one.dataset.s;
      filter();
      write('articles', true);
      go('articles');
    });
  }
  if (story.options.length < 2) story.hidden = true;
  let timer = 0;
  const changed = () => {
    filter();
    write(read().place, false);
  };
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(changed, 120);
  });
  story.addEventListener('change', changed);
  plain.addEventListener('change', changed);
  bar.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    changed();
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target.matches('input, select, textarea');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === 'Escape') {
      hide();
      if (event.target === box && box.value) {
        box.value = '';
        changed();
      }
    }
  });

  // ---- Why a sentence was picked: "SCORE FEATURE:VALUE:CONTRIBUTION …".
  let why = null, owner = null;
  const hide = () => {
    if (why) why.remove();
    if (owner) owner.removeAttribute('aria-describedby');
    why = owner = null;
  };
  const show = (element) => {
    if (element === owner) return;
    hide();
    owner = element;
    const [score, ...parts] = element.dataset.f.split(' ');
    const features = parts.map((part) => part.split(':'));
    const largest = Math.max(...features.map((f) => Math.abs(+f[2])), 1e-9);
    const least = Math.min(0, ...features.map((f) => +f[2]));
    const span = Math.max(0, ...features.map((f) => +f[2])) - least || largest;
    why = make('div');
    why.id = 'why';
    why.setAttribute('role', 'tooltip');
    make('b', `Score ${score}`, why);
    for (const [feature, , contribution] of features) {
      const row = make('div', '', why);
      make('span', FEATURES[feature] || `feature ${feature}`, row);
      const line = make('i', '', make('em', '', row));
      const value = +contribution;
      line.style.left = `${(Math.min(value, 0) - least) / span * 100}%`;
      line.style.width = `${Math.abs(value) / span * 100}%`;
      if (value < 0) line.className = 'neg';
      make('span', (value > 0 ? '+' : '') + value.toFixed(1).replace('-', '\u2212'), row);
    }
    document.body.append(why);
    const rects = element.getClientRects();
    const at = rects[rects.length - 1] || element.getBoundingClientRect();
    const left = Math.min(Math.max(at.left, 16), innerWidth - why.offsetWidth - 16);
    const below = at.bottom + 8 + why.offsetHeight <= innerHeight || at.top < why.offsetHeight;
    why.style.left = `${left + scrollX}px`;
    why.style.top = `${(below ? at.bottom + 8 : at.top - 8 - why.offsetHeight) + scrollY}px`;
    element.setAttribute('aria-describedby', 'why');
  };
  for (const element of all('mark[data-f]')) element.tabIndex = 0;
  for (const kind of ['mouseover', 'focusin']) {
    document.addEventListener(kind, (event) => {
      const element = event.target.closest('[data-f]');
      if (going) hide();
      else if (element && element.dataset.f.includes(' ')) show(element);
      else if (!owner || kind === 'focusin' || owner !== document.activeElement) hide();
    });
  }

  // ---- Paper has no folds.
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = all('details:not([open])');
    for (const details of folded) details.open = true;
  });
  addEventListener('afterprint', () => folded.forEach((details) => { details.open = false; }));

  document.documentElement.classList.add('js');
  bar.hidden = false;
  restore();
})();
