/* The page: who I am, what is asked, what became of my answers. An answer has three states: sending, received (the server
   has it on its disk), not sent (it is tried again, the same one under the same number, until something is said of it).
   Several on their way, as in a series, go one after the other: the server takes none that is older than the last. */
(function () {
  'use strict';
  var kept = load(), state = null, view = null, shown = '', lack = '', slow = null, clock = null, endsAt = 0, overview = null, flying = 0;
  var main = document.getElementById('main'), status = document.getElementById('status');
  var code = (location.hash.slice(1) || kept.code || '').toUpperCase();
  if (code !== kept.code) { kept = {lang: kept.lang, wide: kept.wide, code: code}; }
  var words = WORDS[language()];
  var ACKS = {received: 'received', old: 'received', closed: 'late', kept: 'kept', unlisted: 'unlisted'};
  var link = new Link(joining, hear, linkChanged);

  function load() {
    try { return JSON.parse(localStorage.getItem('tni')) || {}; } catch (error) { return {}; }
  }

  function keep() {
    try { localStorage.setItem('tni', JSON.stringify(kept)); } catch (error) { /* a private window: kept until it closes */ }
  }

  function language() {
    return kept.lang || (/^fr/i.test(navigator.language || 'fr') ? 'fr' : 'en');
  }

  function joining() {
    return {t: 'join', code: kept.code || '', token: kept.token || null, number: kept.number || null};
  }

  /* -- what the server says */

  function hear(message) {
    if (message.t === 'welcome') { kept.token = message.token; keep(); }
    else if (message.t === 'state') { heardState(message); }
    else if (message.t === 'ack') { heardAck(message); }
    else if (message.t === 'no') { heardNo(message.why); }
  }

  function heardState(next) {
    if (state && state.number && !next.number && !next.wants && kept.number) { lack = words.elsewhere; }
    state = next;
    kept.seq = Math.max(kept.seq || 0, next.seq);
    if (next.number) { kept.number = next.number; lack = ''; }
    else if (!next.wants) { kept.number = null; }
    if (!kept.answers) { kept.answers = {}; }
    endsAt = next.left_s === undefined ? 0 : Date.now() + next.left_s * 1000;
    var before = kept.answers;
    kept.answers = {};
    items().concat(next.series ? [{round: next.round, mine: next.hand_in}] : []).forEach(function (item) {
      if (before[item.round]) { kept.answers[item.round] = before[item.round]; }
      heardMine(item.round, item.mine, next);
    });
    if (!next.series || !kept.at || kept.at.series !== next.round) { kept.at = {series: next.round, place: 0}; }
    flying = 0;
    sayNext();
    keep();
    show();
  }

  function heardMine(round, told, next) {
    var mine = kept.answers[round];
    if (mine && mine.is === 'sending') {
      if (mine.seq <= next.seq) { mine.is = 'received'; }
      else if (next.phase !== 'open') { mine.is = 'late'; }
    }
    if (mine && mine.is === 'received' && !told && next.phase === 'closed') { mine.is = 'uncounted'; }
    if (told && (!mine || (mine.is !== 'sending' && mine.seq < told.seq))) {
      kept.answers[round] = {round: round, seq: told.seq, choice: told.choice, sure: told.sure, is: 'received'};
    }
  }

  function heardAck(ack) {
    var mine = mineOf(ack.round);
    if (mine && mine.seq === ack.seq && mine.is === 'sending') {
      mine.is = ACKS[ack.is] || 'refused';
    }
    if (flying === ack.seq) { flying = 0; sayNext(); }
    keep();
    show();
  }

  /* What is asked: one question, or those of a series in their order. */
  function items() {
    return !state || state.phase === 'none' ? [] :
      state.series || [{round: state.round, question: state.question, mine: state.mine}];
  }

  /* The place in the series; behind its last question comes the overview. */
  function place() { return state.series ? Math.min(kept.at.place, state.series.length) : 0; }

  function here() { return !state ? {} : items()[place()] || {round: state.round}; }

  function mineOf(round) { return (kept.answers && kept.answers[round]) || null; }

  function handedIn() {
    var said = state.series && mineOf(state.round);
    return !!said && said.choice === 'done' && said.is !== 'refused' && said.is !== 'late';
  }

  function heardNo(why) {
    if (why === 'token') { kept.token = null; keep(); link.retry(); return; }
    lack = {code: words.bad_code, slow: words.slow, full: words.full}[why] || '';
    if (why === 'code') { kept.code = ''; kept.token = null; keep(); link.stop(); state = null; }
    else { setTimeout(function () { if (!link.up) { link.retry(); } }, 2500); }
    show();
  }

  function linkChanged() { show(); }

  /* -- what the pupil says */

  function answer(round, choice, sure) {
    kept.seq = (kept.seq || 0) + 1;
    kept.answers[round] = {round: round, seq: kept.seq, choice: choice, sure: sure === undefined ? null : sure, is: 'sending'};
    keep();
    if (!flying || pending().length === 1) { sayNext(); }
    show();
  }

  function pending() {
    return Object.keys(kept.answers || {}).map(mineOf).filter(function (mine) { return mine.is === 'sending'; })
      .sort(function (one, other) { return one.seq - other.seq; });
  }

  function sayNext() {
    var mine = pending()[0];
    if (!mine || state.phase !== 'open') { return; }
    flying = mine.seq;
    link.send({t: 'answer', round: mine.round, seq: mine.seq, choice: mine.choice, sure: mine.sure});
    clearTimeout(slow);
    slow = setTimeout(function () {
      if (flying === mine.seq) { mine.slow = true; show(); link.retry(); }
    }, 4000);
  }

  function goTo(next) {
    kept.at.place = Math.max(0, Math.min(next, state.series.length));
    keep();
    show();
    window.scrollTo(0, 0);
    main.focus();
  }

  function come(text) {
    kept.code = text.toUpperCase().replace(/[^A-Z]/g, '');
    keep();
    lack = '';
    if (kept.code) { link.start(); }
    show();
  }

  function choose(number) {
    kept.number = number;
    kept.answers = {};
    keep();
    lack = '';
    link.send({t: 'choose', number: number});
  }

  /* -- what is shown */

  function show() {
    document.documentElement.lang = language();
    document.body.className = kept.wide ? 'wide' : '';
    var asked = here().question;
    var key = [language(), kept.code ? 1 : 0, !!state, state && state.number, state && state.wants,
      state && state.phase === 'none' ? '' : state && state.round,
      asked && asked.picture, state && state.series ? place() : ''].join('|');
    if (key !== shown) { shown = key; draw(); }
    tools();
    update();
  }

  function draw() {
    var before = view;
    main.textContent = '';
    view = overview = null;
    if (!kept.code) { askCode(); }
    else if (!state) { make('h1', main, words.link_again); }
    else if (state.wants) { showTaken(); }
    else if (!state.number) { askNumber(); }
    else if (state.phase === 'none') { make('h1', main, words.wait); }
    else if (state.series) { showSeries(); }
    else { showQuestion(here()); }
    if (before && view && view.draft && before.round === view.round) { view.draft(before.draft()); }
  }

  function ask(title, help, id, mode, most, done) {
    var form = make('form', main), label = make('label', form, title), field = make('input', form);
    field.id = label.htmlFor = id;
    field.setAttribute('inputmode', mode);
    field.setAttribute('autocomplete', 'off');
    field.setAttribute('autocapitalize', 'characters');
    field.setAttribute('aria-describedby', id + '-help');
    field.maxLength = most;
    make('p', form, help, 'help').id = id + '-help';
    make('button', form, words.enter, 'send').type = 'submit';
    form.onsubmit = function () { done(field.value); return false; };
    field.focus();
  }

  function askCode() { ask(words.code, words.code_help, 'code', 'text', 8, come); }

  function askNumber() {
    ask(words.number, words.number_help, 'number', 'numeric', 4, function (text) {
      var number = parseInt(text, 10);
      if (number > 0 && number < 10000) { choose(number); }
    });
  }

  function showTaken() {
    make('p', main, words.taken.replace('{}', state.wants), 'notice').setAttribute('role', 'alert');
    make('button', main, words.again, 'send').onclick = function () { choose(null); };
  }

  function showSeries() {
    var at = place(), count = state.series.length;
    if (at < count) {
      make('p', main, words.question_of.replace('{}', at + 1).replace('{}', count), 'help').id = 'place-of';
      showQuestion(here());
      SERIES.steps(main, at, count, words, goTo);
    } else {
      overview = SERIES.overview(main, state.series, words, goTo, function (done) {
        if (state.phase === 'open') { answer(state.round, done ? 'done' : 'on'); }
      });
    }
  }

  function showQuestion(item) {
    var question = item.question, answers;
    var written = question.written && question.picture && question.kind !== 'point';
    var said = question.text || (state.series && question.picture ? words.in_picture : words.on_board);
    var title = make('h1', main, written ? undefined : said);
    if (written) {
      var whole = make('img', title);
      whole.alt = said;
      whole.src = '/picture/' + question.picture;
    } else if (question.picture && question.kind !== 'point') {
      var picture = make('img', make('div', main, undefined, 'place'));
      picture.alt = words.picture;
      picture.src = '/picture/' + question.picture;
    }
    answers = make('div', main);
    view = VIEWS[question.kind](answers, question, function (choice) {
      var mine = mineOf(item.round);
      if (state.phase === 'open') { answer(item.round, choice, mine ? mine.sure : null); }
    }, words);
    view.round = item.round;
    if (question.confidence) { showSure(item.round); }
  }

  function showSure(round) {
    var group = make('fieldset', main, undefined, 'sure');
    make('legend', group, words.sure_ask);
    view.sure = [[true, words.sure], [false, words.unsure]].map(function (one) {
      var button = make('button', group, one[1]);
      button.id = one[0] ? 'sure' : 'unsure';
      button.onclick = function () { if (mineOf(round)) { answer(round, mineOf(round).choice, one[0]); } };
      return {value: one[0], button: button};
    });
  }

  function update() {
    var mine = state && (view || overview) ? mineOf(here().round) : null, locked;
    if (overview) { overview.show(kept.answers, state.phase, handedIn(), link.up); }
    if (view) {
      locked = state.phase !== 'open' || handedIn() ||
        (state.first_only && !!mine && mine.is !== 'refused' && mine.is !== 'unlisted');
      view.show(mine ? mine.choice : null, locked);
      (view.sure || []).forEach(function (one) {
        one.button.setAttribute('aria-pressed', mine && mine.sure === one.value ? 'true' : 'false');
        one.button.disabled = locked || !mine;
      });
    }
    setStatus(statusWords(mine), mine);
    clearInterval(clock);
    if (endsAt && state && state.phase === 'open') { clock = setInterval(tick, 1000); tick(); }
  }

  /* Nobody of the class has the number: what it answers is not counted, and is not said to be. */
  function isUnlisted(mine) {
    return (view || overview) && state.listed === false && (!mine || mine.is === 'received' || mine.is === 'unlisted');
  }

  /* It was received, and something else stands there now, which was not sent. */
  function isChanged(mine) { return !!view && !!mine && mine.is === 'received' && !!view.differs && view.differs(); }

  function statusWords(mine) {
    if (lack) { return lack; }
    if (isUnlisted(mine)) { return words.unlisted.replace('{}', state.number); }
    if (overview || (view && handedIn())) { return seriesWords(mine); }
    if (view && mine) {
      if (mine.is === 'unlisted') { return words.answer_again; }
      if (mine.is === 'sending') { return link.up && !mine.slow ? words.sending : words.unsent; }
      if (isChanged(mine)) { return words.changed; }
      return state.phase === 'closed' && mine.is === 'received' ? words.closed + ' ' + words.received : words[mine.is];
    }
    if (kept.code && !link.up && state) { return words.offline; }
    if (!view) { return kept.code && !link.up && link.fails > 1 ? words.offline : ''; }
    return {ready: words.ready, open: view.draft ? words.write : words.choose}[state.phase] || words.closed + ' ' + words.none;
  }

  /* Of all answers together: nothing is received as long as one is not. */
  function seriesWords(mine) {
    var waiting = pending();
    if (waiting.length) { return link.up && !waiting[0].slow ? words.sending : words.unsent; }
    if (handedIn()) { return words.handed_in; }
    if (!link.up) { return words.offline; }
    if (state.phase === 'closed') { return words.closed; }
    return mine && mine.is === 'late' ? words.late : '';
  }

  function setStatus(text, mine) {
    if (status.textContent !== text) { status.textContent = text; }
    status.setAttribute('data-is', isUnlisted(mine) ? 'unlisted' : mine && !isChanged(mine) ? mine.is : '');
  }

  function tick() {
    var left = Math.max(0, Math.round((endsAt - Date.now()) / 1000)), at = document.getElementById('left');
    if (!at) { at = make('p', null, '', 'help'); at.id = 'left'; main.insertBefore(at, main.firstChild); }
    at.textContent = words.left.replace('{}', Math.floor(left / 60) + ':' + ('0' + left % 60).slice(-2));
  }

  function tools() {
    var who = document.getElementById('who'), wide = document.getElementById('wide');
    var other = document.getElementById('language');
    who.textContent = '';
    if (state && state.number) {
      make('span', who, words.who.replace('{}', state.number) + ' ');
      var change = make('button', who, '✎');
      change.id = 'change';
      change.setAttribute('aria-label', words.change);
      change.title = words.change;
      change.onclick = function () { choose(null); };
    }
    wide.textContent = words.wide;
    wide.setAttribute('aria-label', words.wide_name);
    wide.setAttribute('aria-pressed', kept.wide ? 'true' : 'false');
    wide.onclick = function () { kept.wide = !kept.wide; keep(); show(); };
    other.textContent = words.other_language;
    other.onclick = function () {
      kept.lang = language() === 'fr' ? 'en' : 'fr';
      words = WORDS[kept.lang];
      lack = '';
      keep();
      show();
    };
  }

  ['input', 'change', 'click', 'mouseup', 'touchend'].forEach(function (name) {
    main.addEventListener(name, function () {
      var mine = state && view ? mineOf(here().round) : null;
      if (mine) { setStatus(statusWords(mine), mine); }
    });
  });
  window.addEventListener('online', function () { if (kept.code && !link.up) { link.start(); } });
  document.addEventListener('visibilitychange', function () {
    if (!document.hidden && kept.code && !link.up) { link.start(); }
  });
  window.addEventListener('hashchange', function () { location.reload(); });
  keep();
  if (kept.code) { link.start(); }
  show();
}());
