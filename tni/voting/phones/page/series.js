/* A series of questions: the steps from one to the next, and the overview behind the last, where it is handed in. */
(function (global) {
  'use strict';
  var make = global.make;

  function button(box, text, id, press, kind) {
    var made = make('button', box, text, kind);
    made.id = id;
    made.onclick = press;
    return made;
  }

  function steps(box, at, count, words, goTo) {
    var row = make('nav', box, undefined, 'steps-row'), back;
    row.setAttribute('aria-label', words.steps);
    back = button(row, '◀ ' + words.back, 'back', function () { goTo(at - 1); });
    back.disabled = at === 0;
    button(row, (at + 1 < count ? words.next : words.to_overview) + ' ▶', 'next', function () { goTo(at + 1); }, 'onward');
    if (at + 1 < count) { button(box, words.to_overview, 'to-overview', function () { goTo(count); }, 'wide-one'); }
  }

  /* What became of one answer, in words and by a sign: never by a colour alone. */
  function became(mine, up, words) {
    if (!mine) { return ['–', words.no_answer_yet]; }
    if (mine.is === 'sending') { return up && !mine.slow ? ['…', words.sending] : ['!', words.unsent]; }
    if (mine.is === 'received' || mine.is === 'kept') { return ['✓', words.received_one]; }
    return ['!', mine.is === 'refused' ? words.refused : words.late];
  }

  /* A question that is all picture has no words. */
  function said(item, words) { return item.question.text || words.in_picture; }

  function overview(box, series, words, goTo, handIn) {
    make('h1', box, words.overview);
    var left = make('p', box, '', 'help'), list = make('ol', box, undefined, 'overview');
    var rows = series.map(function (item, place) {
      var row = button(make('li', list), '', 'go-' + (place + 1), function () { goTo(place); });
      make('span', row, String(place + 1), 'name');
      make('span', row, said(item, words), 'said');
      return make('span', row, '', 'became');
    });
    var done = button(box, '', 'hand-in', function () { handIn(done.getAttribute('data-done') !== 'yes'); }, 'send');
    button(box, '◀ ' + words.back_to_questions, 'back', function () { goTo(series.length - 1); }, 'wide-one');
    left.id = 'left-over';
    return {show: function (answers, phase, handedIn, up) {
      var missing = 0;
      rows.forEach(function (row, place) {
        var now = became(answers[series[place].round], up, words);
        missing += now[0] === '✓' || now[0] === '…' ? 0 : 1;
        row.textContent = now[0] + ' ' + now[1];
        row.parentNode.setAttribute('aria-label', words.question_of.replace('{}', place + 1).replace('{}', series.length) +
          ' : ' + said(series[place], words) + '. ' + now[1]);
      });
      left.textContent = missing === 0 ? words.all_answered :
        (missing === 1 ? words.one_left : words.some_left.replace('{}', missing));
      done.textContent = handedIn ? words.take_up_again : words.hand_in;
      done.setAttribute('data-done', handedIn ? 'yes' : 'no');
      done.disabled = phase !== 'open';
    }};
  }

  global.SERIES = {steps: steps, overview: overview};
}(window));
