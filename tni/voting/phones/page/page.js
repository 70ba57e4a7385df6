/* The page: who I am, what is asked, what became of my answer. An answer has three states: sending, received (the server
   has it on its disk), not sent (it is tried again, the same one under the same number, until something is said of it). */
(function () {
  'use strict';
  var kept = load(), state = null, view = null, shown = '', lack = '', slow = null, clock = null, endsAt = 0;
  var main = document.getElementById('main'), status = document.getElementById('status');
  var code = (location.hash.slice(1) || kept.code || '').toUpperCase();
  if (code !== kept.code) { kept = {lang: kept.lang, wide: kept.wide, code: code}; }
  var words = WORDS[language()];
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
    endsAt = next.left_s === undefined ? 0 : Date.now() + next.left_s * 1000;
    var mine = kept.answer;
    if (mine && mine.round !== next.round) { kept.answer = mine = null; }
    if (mine && mine.is === 'sending') {
      if (mine.seq <= next.seq) { mine.is = 'received'; }
      else if (next.phase === 'open') { say(mine); }
      else { mine.is = 'late'; }
    }
    if (mine && mine.is === 'received' && !next.mine && next.phase === 'closed') { mine.is = 'uncounted'; }
    if (next.mine && (!mine || (mine.is !== 'sending' && mine.seq < next.mine.seq))) {
      kept.answer = {round: next.round, seq: next.mine.seq, choice: next.mine.choice, sure: next.mine.sure, is: 'received'};
    }
    keep();
    show();
  }

  function heardAck(ack) {
    var mine = kept.answer;
    if (!mine || mine.seq !== ack.seq || mine.round !== ack.round) { return; }
    mine.is = {received: 'received', old: 'received', closed: 'late', kept: 'kept', unlisted: 'unlisted'}[ack.is] || 'refused';
    keep();
    show();
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

  function answer(choice, sure) {
    kept.seq = (kept.seq || 0) + 1;
    kept.answer = {round: state.round, seq: kept.seq, choice: choice, sure: sure === undefined ? null : sure, is: 'sending'};
    keep();
    say(kept.answer);
    show();
  }

  function say(mine) {
    link.send({t: 'answer', round: mine.round, seq: mine.seq, choice: mine.choice, sure: mine.sure});
    clearTimeout(slow);
    slow = setTimeout(function () {
      if (kept.answer === mine && mine.is === 'sending') { mine.slow = true; show(); link.retry(); }
    }, 4000);
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
    keep();
    lack = '';
    link.send({t: 'choose', number: number});
  }

  /* -- what is shown */

  function show() {
    document.documentElement.lang = language();
    document.body.className = kept.wide ? 'wide' : '';
    var key = [language(), kept.code ? 1 : 0, !!state, state && state.number, state && state.wants,
      state && state.phase === 'none' ? '' : state && state.round,
      state && state.question && state.question.picture].join('|');
    if (key !== shown) { shown = key; draw(); }
    tools();
    update();
  }

  function draw() {
    main.textContent = '';
    view = null;
    if (!kept.code) { askCode(); }
    else if (!state) { make('h1', main, words.link_again); }
    else if (state.wants) { showTaken(); }
    else if (!state.number) { askNumber(); }
    else if (state.phase === 'none') { make('h1', main, words.wait); }
    else { showQuestion(); }
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

  function showQuestion() {
    var question = state.question, answers;
    var written = question.written && question.picture && question.kind !== 'point';
    var title = make('h1', main, written ? undefined : question.text || words.on_board);
    if (written) {
      var whole = make('img', title);
      whole.alt = question.text || words.on_board;
      whole.src = '/picture/' + question.picture;
    } else if (question.picture && question.kind !== 'point') {
      var picture = make('img', make('div', main, undefined, 'place'));
      picture.alt = words.picture;
      picture.src = '/picture/' + question.picture;
    }
    answers = make('div', main);
    view = VIEWS[question.kind](answers, question, function (choice) {
      if (state.phase === 'open') { answer(choice, kept.answer ? kept.answer.sure : null); }
    }, words);
    if (question.confidence) { showSure(); }
  }

  function showSure() {
    var group = make('fieldset', main, undefined, 'sure');
    make('legend', group, words.sure_ask);
    view.sure = [[true, words.sure], [false, words.unsure]].map(function (one) {
      var button = make('button', group, one[1]);
      button.id = one[0] ? 'sure' : 'unsure';
      button.onclick = function () { if (kept.answer) { answer(kept.answer.choice, one[0]); } };
      return {value: one[0], button: button};
    });
  }

  function update() {
    var mine = kept.answer, locked;
    if (view) {
      locked = state.phase !== 'open' || (state.first_only && !!mine && mine.is !== 'refused' && mine.is !== 'unlisted');
      view.show(mine ? mine.choice : null, locked);
      (view.sure || []).forEach(function (one) {
        one.button.setAttribute('aria-pressed', mine && mine.sure === one.value ? 'true' : 'false');
        one.button.disabled = locked || !mine;
      });
    }
    setStatus(statusWords(mine));
    clearInterval(clock);
    if (endsAt && state && state.phase === 'open') { clock = setInterval(tick, 1000); tick(); }
  }

  /* Nobody of the class has the number: what it answers is not counted, and is not said to be. */
  function isUnlisted(mine) {
    return view && state.listed === false && (!mine || mine.is === 'received' || mine.is === 'unlisted');
  }

  function statusWords(mine) {
    if (lack) { return lack; }
    if (isUnlisted(mine)) { return words.unlisted.replace('{}', state.number); }
    if (view && mine) {
      if (mine.is === 'unlisted') { return words.answer_again; }
      if (mine.is === 'sending') { return link.up && !mine.slow ? words.sending : words.unsent; }
      return state.phase === 'closed' && mine.is === 'received' ? words.closed + ' ' + words.received : words[mine.is];
    }
    if (kept.code && !link.up && state) { return words.offline; }
    if (!view) { return kept.code && !link.up && link.fails > 1 ? words.offline : ''; }
    return {ready: words.ready, open: words.choose}[state.phase] || words.closed + ' ' + words.none;
  }

  function setStatus(text) {
    if (status.textContent !== text) { status.textContent = text; }
    status.setAttribute('data-is', isUnlisted(kept.answer) ? 'unlisted' : view && kept.answer ? kept.answer.is : '');
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

  window.addEventListener('online', function () { if (kept.code && !link.up) { link.start(); } });
  document.addEventListener('visibilitychange', function () {
    if (!document.hidden && kept.code && !link.up) { link.start(); }
  });
  window.addEventListener('hashchange', function () { location.reload(); });
  keep();
  if (kept.code) { link.start(); }
  show();
}());
