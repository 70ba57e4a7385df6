/* The ways to the server: WebSocket; server-sent events with POST where a network blocks it; asking now and then.

   new Link(hear, changed): hear is called with each message, changed with true or false when the link is there or not.
   joining is called for the message that lets this device in. */
(function (global) {
  'use strict';
  var OPEN_MS = 4000, SILENT_MS = 14000, BEAT_MS = 5000, POLL_MS = 1500, WAITS_MS = [250, 500, 1000, 2000, 4000];

  function Link(joining, hear, changed) {
    this.joining = joining;
    this.hear = hear;
    this.changed = changed;
    this.way = global.WebSocket ? 'socket' : global.EventSource ? 'events' : 'poll';
    this.fails = 0;
    this.socketFails = 0;
    this.eventFails = 0;
    this.up = false;
    this.life = 0;
    this.heardAt = 0;
    var link = this;
    setInterval(function () { link.beat(); }, BEAT_MS);
  }

  Link.prototype.start = function () {
    this.stop();
    if (this.way === 'socket') { this.startSocket(); } else { this.startPosts(); }
  };

  Link.prototype.stop = function () {
    this.life += 1;
    if (this.socket) { this.socket.onclose = this.socket.onmessage = null; this.socket.close(); this.socket = null; }
    if (this.events) { this.events.close(); this.events = null; }
    clearTimeout(this.timer);
    clearTimeout(this.again);
    this.setUp(false);
  };

  Link.prototype.setUp = function (up) {
    if (up) { this.fails = 0; }
    if (up !== this.up) { this.up = up; this.changed(up); }
  };

  Link.prototype.retry = function () {
    var link = this, wait = WAITS_MS[Math.min(this.fails, WAITS_MS.length - 1)];
    this.stop();
    this.fails += 1;
    this.again = setTimeout(function () { link.start(); }, wait * (0.7 + Math.random() * 0.6));
  };

  Link.prototype.took = function (message) {
    this.heardAt = Date.now();
    if (message.t === 'bye') { this.retry(); return; }
    if (message.t === 'state') { this.setUp(true); }
    if (message.t !== 'pong' && message.t !== 'beat') { this.hear(message); }
  };

  Link.prototype.beat = function () {
    if (!this.up) { return; }
    if (Date.now() - this.heardAt > SILENT_MS) { this.retry(); return; }
    if (this.way === 'socket') { this.send({t: 'ping'}); }
  };

  /* Sent now or not at all: who calls sends it again after the next message of state. */
  Link.prototype.send = function (message) {
    if (this.socket && this.socket.readyState === 1) { this.socket.send(JSON.stringify(message)); }
    else if (this.way !== 'socket') { this.post('/say', message); }
  };

  Link.prototype.startSocket = function () {
    var link = this, opened = false, socket;
    try { socket = this.socket = new global.WebSocket('ws://' + location.host + '/socket'); }
    catch (error) { this.blocked(); return; }
    this.timer = setTimeout(function () { if (!opened) { link.blocked(); } }, OPEN_MS);
    socket.onopen = function () {
      opened = true;
      clearTimeout(link.timer);
      link.socketFails = 0;
      socket.send(JSON.stringify(link.joining()));
    };
    socket.onmessage = function (event) { link.took(JSON.parse(event.data)); };
    socket.onclose = function () { if (opened) { link.retry(); } else { link.blocked(); } };
  };

  /* It did not open: the server is not there, or something between does not let WebSockets through. */
  Link.prototype.blocked = function () {
    var link = this, request = new XMLHttpRequest();
    this.stop();
    request.open('GET', '/alive', true);
    request.timeout = OPEN_MS;
    request.onload = function () {
      if (request.status === 200) { link.socketFails += 1; }
      if (link.socketFails > 1) { link.way = global.EventSource ? 'events' : 'poll'; }
      link.retry();
    };
    request.onerror = request.ontimeout = function () { link.retry(); };
    request.send();
  };

  Link.prototype.post = function (path, message, done) {
    var link = this, life = this.life, request = new XMLHttpRequest(), joined = this.joining();
    message.token = joined.token;
    request.open('POST', path, true);
    request.setRequestHeader('Content-Type', 'application/json');
    request.timeout = 25000;
    request.onload = function () {
      if (life !== link.life) { return; }
      if (request.status !== 200) { link.retry(); return; }
      var told = JSON.parse(request.responseText), i;
      for (i = 0; i < told.length && life === link.life; i += 1) { link.took(told[i]); }
      if (done && life === link.life) { done(told); }
    };
    request.onerror = request.ontimeout = function () { if (life === link.life) { link.retry(); } };
    request.send(JSON.stringify(message));
  };

  Link.prototype.startPosts = function () {
    var link = this;
    this.post('/say', this.joining(), function () {
      if (!link.joining().token || !link.up) { return; }
      if (link.way === 'events') { link.startEvents(); } else { link.poll(); }
    });
  };

  Link.prototype.startEvents = function () {
    var link = this, heard = false;
    this.events = new global.EventSource('/events?token=' + encodeURIComponent(this.joining().token));
    this.timer = setTimeout(function () { if (!heard) { lost(); } }, OPEN_MS);
    function lost() {
      if (!heard) { link.eventFails += 1; }
      if (link.eventFails > 1) { link.way = 'poll'; }
      link.retry();
    }
    this.events.onmessage = function (event) {
      heard = true;
      clearTimeout(link.timer);
      link.eventFails = 0;
      link.took(JSON.parse(event.data));
    };
    this.events.onerror = lost;
  };

  Link.prototype.poll = function () {
    var link = this;
    this.timer = setTimeout(function () { link.post('/state', {}, function () { link.poll(); }); }, POLL_MS);
  };

  global.Link = Link;
}(window));
