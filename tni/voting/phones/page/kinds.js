/* How each kind of question is answered. A view is made by VIEWS[kind](box, question, answer, send, words) and has
   show(answer, locked): what is chosen, and whether it may still be changed. Answers are text, as docs/phones.md says.
   What is put together before it is sent has draft(given) as well: how it stands, for a view that takes its place;
   and differs(): whether that is something else than what was sent. */
(function (global) {
  'use strict';
  var SVG = 'http://www.w3.org/2000/svg', LETTERS = 'ABCDEFGH', made = 0;
  var SHAPES = [
    '20,3 38,36 2,36', '4,4 36,4 36,36 4,36', '', '20,1 39,20 20,39 1,20',
    '20,1 25,14 39,15 28,24 32,38 20,30 8,38 12,24 1,15 15,14', '11,4 29,4 39,20 29,36 11,36 1,20',
    '14,2 26,2 26,14 38,14 38,26 26,26 26,38 14,38 14,26 2,26 2,14 14,14', '2,10 20,2 38,10 38,36 2,36'
  ];
  var PATTERNS = ['', 'M-2 10 L10 -2 M4 16 L16 4', 'M0 0 H12 M0 0 V12', 'M-2 2 L10 14 M4 -4 L16 8', 'dots', 'M0 3 H12 M0 9 H12',
    'M3 0 V12 M9 0 V12', 'M0 6 L3 3 L6 6 L9 3 L12 6'];

  function svg(name, attributes, parent) {
    var element = document.createElementNS(SVG, name), key;
    for (key in attributes) { if (attributes.hasOwnProperty(key)) { element.setAttribute(key, attributes[key]); } }
    if (parent) { parent.appendChild(element); }
    return element;
  }

  function make(name, parent, text, kind) {
    var element = document.createElement(name);
    if (text !== undefined) { element.textContent = text; }
    if (kind) { element.className = kind; }
    if (parent) { parent.appendChild(element); }
    if (name === 'button') { element.type = 'button'; }
    return element;
  }

  /* The shape of a place, filled by its pattern: told apart without colours, as the bars on the board are. */
  function shape(place, parent) {
    var image = svg('svg', {viewBox: '0 0 40 40', 'class': 'shape', 'aria-hidden': 'true', focusable: 'false'}, parent);
    var id = 'p' + (made += 1), fill = 'currentColor', pattern;
    if (PATTERNS[place]) {
      pattern = svg('pattern', {id: id, width: 12, height: 12, patternUnits: 'userSpaceOnUse'}, svg('defs', {}, image));
      if (PATTERNS[place] === 'dots') {
        svg('circle', {cx: 3, cy: 3, r: 2.4, fill: 'currentColor'}, pattern);
        svg('circle', {cx: 9, cy: 9, r: 2.4, fill: 'currentColor'}, pattern);
      } else { svg('path', {d: PATTERNS[place], stroke: 'currentColor', 'stroke-width': 2.6, fill: 'none'}, pattern); }
      fill = 'url(#' + id + ')';
    }
    var look = {fill: fill, stroke: 'currentColor', 'stroke-width': 2.5};
    if (SHAPES[place]) { look.points = SHAPES[place]; svg('polygon', look, image); }
    else { look.cx = look.cy = 20; look.r = 17; svg('circle', look, image); }
  }

  function names(question, words) {
    return question.kind === 'true_false' ? [words.true_, words.false_] : question.choices;
  }

  function lettered(box, question, send, words, several) {
    var list = make('div', box, undefined, 'choices'), called = names(question, words), buttons = [], chosen = '';
    list.setAttribute('role', several ? 'group' : 'radiogroup');
    list.setAttribute('aria-label', several ? words.several : words.choose);
    if (several) { box.insertBefore(make('p', null, words.several, 'help'), list); }
    function press(letter) {
      if (!several) { send(letter); return; }
      var next = '', i;
      for (i = 0; i < question.choices.length; i += 1) {
        var one = question.choices[i], on = chosen.indexOf(one) >= 0;
        if (one === letter ? !on : on) { next += one; }
      }
      send('=' + next);
    }
    question.choices.forEach(function (letter, place) {
      var button = make('button', list);
      shape(place, button);
      make('span', button, called[place], 'name');
      make('span', button, question.options[place] || '', 'said');
      make('span', button, '', 'tick').setAttribute('aria-hidden', 'true');
      button.setAttribute('role', several ? 'checkbox' : 'radio');
      button.setAttribute('aria-label', called[place] + (question.options[place] ? ' : ' + question.options[place] : ''));
      button.id = 'choice-' + letter;
      button.onclick = function () { press(letter); };
      button.onkeydown = function (event) {
        var step = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key];
        if (step) { event.preventDefault(); buttons[(place + step + buttons.length) % buttons.length].focus(); }
      };
      buttons.push(button);
    });
    return {show: function (answer, locked) {
      chosen = (answer || '').replace('=', '');
      buttons.forEach(function (button, place) {
        var on = chosen.indexOf(question.choices[place]) >= 0;
        button.setAttribute('aria-checked', on ? 'true' : 'false');
        button.lastChild.textContent = on ? '✓' : '';
        button.disabled = locked;
      });
    }};
  }

  function scale(box, question, send, words) {
    var list = make('div', box, undefined, 'steps'), buttons = [];
    list.setAttribute('role', 'radiogroup');
    list.setAttribute('aria-label', words.scale.replace('{}', question.choices.length));
    question.choices.forEach(function (step, place) {
      var button = make('button', list, step);
      button.setAttribute('role', 'radio');
      button.id = 'choice-' + step;
      if (question.options[place]) { button.setAttribute('aria-label', step + ' : ' + question.options[place]); make('span', button, ' ' + question.options[place]); }
      button.onclick = function () { send(step); };
      buttons.push(button);
    });
    return {show: function (answer, locked) {
      buttons.forEach(function (button, place) {
        button.setAttribute('aria-checked', question.choices[place] === answer ? 'true' : 'false');
        button.disabled = locked;
      });
    }};
  }

  /* now, set: the parts as they stand; parts: those of an answer. They stay until another answer is known. */
  function together(now, set, parts, lock) {
    var said = null;
    return {
      draft: function (given) {
        if (given) { said = given.said; set(given.now); }
        return {said: said, now: now()};
      },
      differs: function () { return said !== null && JSON.stringify(now()) !== JSON.stringify(parts(said)); },
      show: function (answer, locked) {
        if (answer && (answer !== said || locked)) { said = answer; set(parts(answer)); }
        lock(locked);
      }
    };
  }

  function fields(box, labels, words, kind, send, join, split) {
    var form = make('form', box), inputs = labels.map(function (label, place) {
      var name = make('label', form, label), input = make('input', form);
      input.id = name.htmlFor = 'field-' + place;
      input.setAttribute('autocomplete', 'off');
      input.setAttribute('autocapitalize', 'off');
      if (kind === 'number') { input.setAttribute('inputmode', 'text'); }
      input.maxLength = kind === 'text' ? 400 : 30;
      return input;
    }), button = make('button', form, words.send, 'send');
    button.type = 'submit';
    button.id = 'send';
    form.onsubmit = function () {
      var said = join(inputs.map(function (input) { return input.value; }));
      if (said) { send(said); } else { inputs[0].focus(); }
      return false;
    };
    return together(
      function () { return inputs.map(function (input) { return input.value.trim(); }); },
      function (given) {
        inputs.forEach(function (input, place) { if (input.value.trim() !== given[place]) { input.value = given[place]; } });
      },
      function (answer) { var parts = split(answer); return inputs.map(function (input, place) { return parts[place] || ''; }); },
      function (locked) {
        inputs.forEach(function (input) { input.disabled = locked; });
        button.disabled = locked;
      }
    );
  }

  function first(values) { return values[0].trim(); }

  function order(box, question, send, words) {
    make('p', box, words.order_help, 'help');
    var list = make('ol', box, undefined, 'lines'), rows = {}, now = question.choices.slice(), closed = false, held = null;
    var button = make('button', box, words.send, 'send');
    button.id = 'send';
    button.onclick = function () { send(now.join('')); };
    function lay() { now.forEach(function (letter) { list.appendChild(rows[letter].row); }); }
    function move(letter, step) {
      var from = now.indexOf(letter), to = from + step;
      if (to < 0 || to >= now.length || closed) { return; }
      now.splice(from, 1);
      now.splice(to, 0, letter);
      lay();
    }
    function drop(y) {
      var i, rect;
      for (i = 0; i < now.length; i += 1) {
        rect = rows[now[i]].row.getBoundingClientRect();
        if (now[i] !== held && y > rect.top && y < rect.bottom) { move(held, i - now.indexOf(held)); return; }
      }
    }
    function letGo() { if (held) { rows[held].row.className = ''; held = null; } }
    function arrow(row, letter, text, sign, step) {
      var key = make('button', row, sign);
      key.setAttribute('aria-label', text.replace('{}', question.options[LETTERS.indexOf(letter)] || letter));
      key.id = (step < 0 ? 'up-' : 'down-') + letter;
      key.onclick = function () { move(letter, step); key.focus(); };
      return key;
    }
    question.choices.forEach(function (letter, place) {
      var row = make('li', list), hold = make('span', row, '⠿', 'hold');
      hold.setAttribute('aria-hidden', 'true');
      make('span', row, letter + (question.options[place] ? '  ' + question.options[place] : ''), 'said');
      rows[letter] = {row: row, keys: [arrow(row, letter, words.up, '▲', -1), arrow(row, letter, words.down, '▼', 1)]};
      hold.onmousedown = hold.ontouchstart = function (event) {
        if (!closed) { held = letter; row.className = 'moved'; event.preventDefault(); }
      };
    });
    box.onmousemove = function (event) { if (held) { drop(event.clientY); } };
    box.ontouchmove = function (event) { if (held) { drop(event.touches[0].clientY); } };
    box.onmouseup = box.onmouseleave = box.ontouchend = box.ontouchcancel = letGo;
    return together(
      function () { return now; },
      function (given) { now = given.slice(); lay(); },
      function (answer) { return answer.split(''); },
      function (locked) {
        closed = locked;
        button.disabled = locked;
        question.choices.forEach(function (letter) { rows[letter].keys.forEach(function (key) { key.disabled = locked; }); });
      }
    );
  }

  function match(box, question, send, words) {
    make('p', box, words.match_help, 'help');
    var picks = question.choices.map(function (letter, place) {
      var label = make('label', box, letter + (question.options[place] ? '  ' + question.options[place] : ''));
      var pick = make('select', box);
      pick.id = label.htmlFor = 'pick-' + letter;
      make('option', pick, words.nothing).value = '';
      question.targets.forEach(function (target, i) { make('option', pick, (i + 1) + '  ' + target).value = String(i + 1); });
      return pick;
    }), button = make('button', box, words.send, 'send');
    button.id = 'send';
    button.onclick = function () {
      var said = [];
      picks.forEach(function (pick, place) { if (pick.value) { said.push(question.choices[place] + pick.value); } });
      if (said.length) { send(said.join(' ')); } else { picks[0].focus(); }
    };
    return together(
      function () { return picks.map(function (pick) { return pick.value; }); },
      function (given) { picks.forEach(function (pick, place) { pick.value = given[place]; }); },
      function (answer) {
        return question.choices.map(function (letter) { return (new RegExp(letter + '([1-8])').exec(answer) || ['', ''])[1]; });
      },
      function (locked) {
        picks.forEach(function (pick) { pick.disabled = locked; });
        button.disabled = locked;
      }
    );
  }

  function point(box, question, send, words) {
    make('p', box, words.point_help, 'help');
    var place = make('div', box, undefined, question.picture ? 'place' : 'place empty'), closed = false, at = [0.5, 0.5];
    place.id = 'place';
    place.tabIndex = 0;
    place.setAttribute('role', 'application');
    if (question.picture) { var image = make('img', place); image.alt = words.picture; image.src = '/picture/' + question.picture; }
    var cross = svg('svg', {viewBox: '0 0 48 48', 'class': 'cross', 'aria-hidden': 'true'});
    [['#fff', 7], ['#000', 3]].forEach(function (line) {
      svg('path', {d: 'M24 2 V18 M24 30 V46 M2 24 H18 M30 24 H46', stroke: line[0], 'stroke-width': line[1]}, cross);
      svg('circle', {cx: 24, cy: 24, r: 9, fill: 'none', stroke: line[0], 'stroke-width': line[1]}, cross);
    });
    function mark() {
      cross.style.left = at[0] * 100 + '%';
      cross.style.top = at[1] * 100 + '%';
      if (!cross.parentNode) { place.appendChild(cross); }
      place.setAttribute('aria-label', words.place + ' : ' + Math.round(at[0] * 100) + ' %, ' + Math.round(at[1] * 100) + ' %');
    }
    function say() { mark(); send(at[0].toFixed(4) + ' ' + at[1].toFixed(4)); }
    function inside(value) { return Math.max(0, Math.min(1, value)); }
    place.setAttribute('aria-label', words.no_place);
    place.onclick = function (event) {
      var rect = place.getBoundingClientRect();
      if (closed) { return; }
      at = [inside((event.clientX - rect.left) / rect.width), inside((event.clientY - rect.top) / rect.height)];
      say();
    };
    place.onkeydown = function (event) {
      var step = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key];
      if (closed) { return; }
      if (step) { at = [inside(at[0] + step[0] * 0.02), inside(at[1] + step[1] * 0.02)]; mark(); event.preventDefault(); }
      if (event.key === 'Enter' || event.key === ' ') { say(); event.preventDefault(); }
    };
    return {show: function (answer, locked) {
      closed = locked;
      if (answer) { at = answer.split(' ').map(Number); mark(); }
    }};
  }

  global.VIEWS = {
    choice: function (box, question, send, words) { return lettered(box, question, send, words, false); },
    true_false: function (box, question, send, words) { return lettered(box, question, send, words, false); },
    several: function (box, question, send, words) { return lettered(box, question, send, words, true); },
    scale: scale, order: order, match: match, point: point,
    number: function (box, question, send, words) {
      return fields(box, [words.number_answer], words, 'number', send, first, function (said) { return [said]; });
    },
    text: function (box, question, send, words) {
      return fields(box, [words.text_answer], words, 'text', send, first, function (said) { return [said]; });
    },
    cloud: function (box, question, send, words) {
      make('p', box, words.cloud_help, 'help');
      return fields(box, [1, 2, 3].map(function (n) { return words.cloud.replace('{}', n); }), words, 'word', send,
        function (values) {
          return values.map(function (v) { return v.replace(/;/g, ' ').trim(); }).filter(Boolean).join(';');
        },
        function (said) { return said.split(/; ?/); });
    }
  };
  global.make = make;
}(window));
