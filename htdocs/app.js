/*
 * Comfort for the pages; each works without it. No words of its own: they come
 * from templates/parts/script-texts.cs. It writes text, never HTML, and leaves
 * keys alone while an input method composes.
 */
'use strict';
(() => {
  const holder = document.getElementById('script-texts');
  if (!holder) return;
  const body = document.body;
  const words = (key, value) =>
    (holder.getAttribute('data-' + key) || '').replace('%s', value === undefined ? '' : value);
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const composing = (e) => e.isComposing || e.keyCode === 229;

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {}))
      element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  function sign(name) {
    const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg');
    const use = document.createElementNS(space, 'use');
    svg.setAttribute('aria-hidden', 'true');
    use.setAttribute('href', '/img/icons.svg#' + name);
    svg.append(use);
    return svg;
  }

  const live = make('div', { class: 'sr', role: 'status', 'aria-live': 'polite' });
  body.append(live);
  const say = (text) => { live.textContent = text; };

  function later(ms, act) {
    let timer = 0;
    return (...given) => {
      clearTimeout(timer);
      timer = setTimeout(act, ms, ...given);
    };
  }

  /* What the browser remembers; without permission it forgets at once. */
  function memory(kind) {
    try {
      const store = window[kind];
      store.getItem('x');
      return store;
    } catch (e) {
      return { getItem: () => null, setItem() {}, removeItem() {}, clear() {}, key: () => null, length: 0 };
    }
  }
  const session = memory('sessionStorage');
  const local = memory('localStorage');
  const keep = (key, value) => { try { session.setItem(key, value); } catch (e) { /* full */ } };

  async function ask(path, values, signal) {
    const answer = await fetch(path + '?' + new URLSearchParams(values), {
      headers: { Accept: 'application/json' }, credentials: 'same-origin', signal,
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  /* Dates: 3/5, 3.5.26, 0305 and 03052026 become 03/05/2026. */
  function readDate(text) {
    const s = text.trim();
    const parts = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/.exec(s) ||
      /^(\d\d)(\d\d)(\d{4}|\d\d)?$/.exec(s);
    if (!parts) return null;
    const day = Number(parts[1]), month = Number(parts[2]);
    let year = parts[3] ? Number(parts[3]) : new Date().getFullYear();
    if (year < 100) year += 2000;
    const date = new Date(year, month - 1, day);
    if (date.getMonth() !== month - 1 || date.getDate() !== day) return null;
    const two = (n) => String(n).padStart(2, '0');
    return { shown: `${two(day)}/${two(month)}/${year}`, iso: `${year}-${two(month)}-${two(day)}` };
  }
  const fromIso = (iso) => iso.split('-').reverse().join('/');
  const changed = (input) => input.dispatchEvent(new Event('change', { bubbles: true }));

  function dateField(input) {
    input.addEventListener('blur', () => {
      const date = readDate(input.value);
      if (!date || input.value === date.shown) return;
      input.value = date.shown;
      changed(input);
    });
    const picker = make('input', { type: 'date', class: 'sr', tabindex: '-1', 'aria-hidden': 'true' });
    if (!picker.showPicker) return;
    const button = make('button', { type: 'button', class: 'button', 'aria-label': input.dataset.date, title: input.dataset.date }, sign('calendar'));
    const line = make('div', { class: 'with-button' });
    input.replaceWith(line);
    line.append(input, button, picker);
    button.addEventListener('click', () => {
      const date = readDate(input.value);
      picker.value = date ? date.iso : '';
      picker.showPicker();
    });
    picker.addEventListener('change', (e) => {
      e.stopPropagation();
      if (!picker.value) return;
      input.value = fromIso(picker.value);
      changed(input);
      input.focus();
    });
  }

  function secretField(input) {
    const button = make('button', { type: 'button', class: 'button', 'aria-pressed': 'false', 'aria-controls': input.id }, input.dataset.secret);
    const line = make('div', { class: 'with-button' });
    input.replaceWith(line);
    line.append(input, button);
    button.addEventListener('click', () => {
      const show = input.type === 'password';
      input.type = show ? 'text' : 'password';
      button.textContent = show ? words('hide-secret') : input.dataset.secret;
      button.setAttribute('aria-pressed', String(show));
    });
    if (input.form) input.form.addEventListener('submit', () => { input.type = 'password'; });
  }

  function fileField(input) {
    const list = make('ul', { class: 'picked', 'aria-live': 'polite' });
    input.after(list);
    const size = (n) => n < 1048576 ? Math.ceil(n / 1024) + ' KB' : (n / 1048576).toFixed(1) + ' MB';
    input.addEventListener('change', () => {
      list.replaceChildren(...Array.from(input.files, (file) =>
        make('li', {}, file.name, make('span', { class: 'muted' }, size(file.size)))));
      if ('photo' in input.dataset) askWord(input, list);
    });
    if ('photo' in input.dataset && matchMedia('(pointer: coarse)').matches) photoButton(input);
  }

  /* No program reads a picture: the word that is asked for it after sending is
     asked at once, and goes when the picture goes. */
  function askWord(input, list) {
    const picture = Array.from(input.files).some((file) => /^image\//.test(file.type));
    const asked = input.form.querySelector('[name=no_secret]');
    if (picture && !asked)
      list.after(make('label', { class: 'choice', 'data-word': '' }, make('input', { type: 'checkbox', name: 'no_secret', value: '1' }), make('span', {}, words('no-secret'))));
    else if (!picture && asked && asked.closest('[data-word]')) asked.closest('[data-word]').remove();
  }

  /* A photo of the signed page, no larger than a page needs, and of a kind that
     is taken; it joins what was chosen. */
  async function asPage(file) {
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, 2200 / Math.max(picture.width, picture.height));
      const canvas = make('canvas', { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', .85));
      if (blob && (blob.size < file.size || !/jpeg|png/.test(file.type)))
        return new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' });
    } catch { /* as it is, then */ }
    return file;
  }
  function photoButton(input) {
    const camera = make('input', { type: 'file', accept: 'image/*', capture: 'environment', multiple: '', hidden: '', 'data-camera': '' });
    const button = make('button', { type: 'button', class: 'button photo' }, words('photo'));
    button.addEventListener('click', () => camera.click());
    camera.addEventListener('change', async () => {
      const all = new DataTransfer();
      for (const file of input.files) all.items.add(file);
      for (const file of camera.files) all.items.add(await asPage(file));
      camera.value = '';
      input.files = all.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    input.after(button, camera);
  }

  /* A table copied from a word processor: the page it comes from goes along,
     as long as the words pasted are left as they are. */
  function pastedTable(holder) {
    const area = document.getElementById(holder.dataset.pasteHtml);
    if (!area) return;
    let pasting = false;
    area.addEventListener('paste', (e) => {
      const html = e.clipboardData ? e.clipboardData.getData('text/html') : '';
      pasting = true;
      holder.value = area.value === '' && /<table/i.test(html) && html.length < 2000000 ? html : '';
    });
    area.addEventListener('input', () => {
      if (!pasting) holder.value = '';
      pasting = false;
    });
  }

  /* Agencies: the field itself stays and is sent; chips only show it. */
  let pickers = 0;
  function agencyField(field) {
    const one = field.dataset.agencies === '1';
    const id = field.id, listId = 'agencies-' + ++pickers;
    const box = make('div', { class: 'chips' });
    const input = make('input', {
      type: 'text', role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false',
      'aria-controls': listId, autocomplete: 'off', spellcheck: 'false', 'data-plain': '',
    });
    const list = make('ul', { class: 'options', role: 'listbox', id: listId, hidden: '' });
    let names = [], items = [], at = -1, request = null;

    for (const name of ['aria-describedby', 'aria-invalid', 'aria-required'])
      if (field.hasAttribute(name)) input.setAttribute(name, field.getAttribute(name));
    field.removeAttribute('id');
    field.hidden = true;
    input.id = id;
    field.after(box);
    box.append(input, list);

    const clean = (s) => s.replace(/\s+/g, ' ').trim();
    const same = (a, b) => a.toLocaleLowerCase('vi') === b.toLocaleLowerCase('vi');
    function store() {
      const rest = clean(input.value);
      field.value = names.concat(rest || []).join('; ');
    }
    function draw() {
      all('.chip', box).forEach((chip) => chip.remove());
      names.forEach((name, i) => {
        const remove = make('button', { type: 'button', 'aria-label': words('remove', name) }, '×');
        remove.addEventListener('click', () => drop(i));
        input.before(make('span', { class: 'chip' }, name, remove));
      });
      store();
    }
    function notice() { changed(field); }
    function drop(i) {
      const [gone] = names.splice(i, 1);
      draw();
      notice();
      say(words('remove', gone));
      input.focus();
    }
    function add(text) {
      const name = clean(text);
      if (!name) return;
      if (one) names = [name];
      else if (!names.some((n) => same(n, name))) names.push(name);
      input.value = '';
      close();
      draw();
      notice();
    }
    function addMany(text) { text.split(/[;\n\r\t]+/).forEach(add); }
    function close() {
      if (request) request.abort();
      list.hidden = true;
      at = -1;
      items = [];
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }
    function mark(i) {
      at = i;
      Array.from(list.children).forEach((option, k) => {
        option.setAttribute('aria-selected', String(k === at));
        if (k === at) option.scrollIntoView({ block: 'nearest' });
      });
      if (at >= 0) input.setAttribute('aria-activedescendant', listId + '-' + at);
      else input.removeAttribute('aria-activedescendant');
    }
    function show(found) {
      items = found.filter((item) => !names.some((n) => same(n, item.name)) && !(one && item.is_group));
      list.replaceChildren(...items.map((item, i) => {
        const small = item.is_group ? words('members', item.members) : item.short_name || '';
        const option = make('li', { role: 'option', id: listId + '-' + i, 'aria-selected': 'false' },
          item.name, small ? ' ' : '', make('small', {}, small));
        option.addEventListener('pointerdown', (e) => { e.preventDefault(); add(item.name); });
        return option;
      }));
      list.hidden = items.length === 0;
      input.setAttribute('aria-expanded', String(items.length > 0));
      mark(items.length > 0 ? 0 : -1);
      say(items.length ? words('results', items.length) : words('no-results'));
    }
    const search = later(180, async () => {
      const q = clean(input.value);
      if (request) request.abort();
      if (!q) return close();
      request = new AbortController();
      try {
        const answer = await ask('/api/v1/agency-find', { q }, request.signal);
        if (clean(input.value) === q && document.activeElement === input) show(answer.Items || []);
      } catch (e) {
        if (e.name !== 'AbortError') { close(); say(words('offline')); }
      }
    });

    input.addEventListener('input', (e) => {
      if (!e.isComposing && input.value.includes(';')) addMany(input.value);
      store();
      search();
    });
    input.addEventListener('paste', (e) => {
      const text = e.clipboardData ? e.clipboardData.getData('text') : '';
      if (!/[;\n\t]/.test(text)) return;
      e.preventDefault();
      addMany(input.value + text);
    });
    input.addEventListener('keydown', (e) => {
      if (composing(e) || e.ctrlKey || e.metaKey) return;
      if (e.key === 'ArrowDown' && items.length) mark((at + 1) % items.length);
      else if (e.key === 'ArrowUp' && items.length) mark((at + items.length - 1) % items.length);
      else if (e.key === 'Enter' && (items.length || input.value.trim())) add(at >= 0 ? items[at].name : input.value);
      else if (e.key === 'Escape' && !list.hidden) close();
      else if (e.key === 'Backspace' && !input.value && names.length) drop(names.length - 1);
      else return;
      e.preventDefault();
    });
    input.addEventListener('blur', () => { close(); if (clean(input.value)) add(input.value); });
    box.addEventListener('click', (e) => { if (e.target === box) input.focus(); });
    field.value.split(';').map(clean).filter(Boolean).forEach((name) => names.push(name));
    draw();
  }

  /* What the program reads in the words of a deadline. */
  function deadlineField(input) {
    const answer = make('p', { class: 'answer', role: 'status', 'aria-live': 'polite' });
    const issued = () => document.getElementById(input.dataset.issued || '');
    let asked = '';
    (input.parentNode.querySelector('.help') || input).after(answer);
    function show(deadline) {
      const day = deadline.due_on ? fromIso(deadline.due_on) : '';
      let text = words('deadline-unclear');
      if (deadline.clarity === 'proposed' && day) text = words('deadline-proposed', day);
      else if (deadline.clarity === 'clear') text = day ? words('deadline-clear', day) : words('deadline-none', words('kind-' + deadline.kind));
      answer.className = 'answer ' + deadline.clarity;
      const notes = [day && deadline.derivation, deadline.year_unconfirmed && words('year-unconfirmed')];
      answer.replaceChildren(text, ...notes.filter(Boolean).map((note) => make('small', {}, note)));
    }
    const look = later(400, async () => {
      const text = input.value.trim();
      const date = issued() ? readDate(issued().value) : null;
      const key = text + '|' + (date ? date.shown : '');
      if (key === asked) return;
      asked = key;
      if (!text) return answer.replaceChildren();
      try {
        const values = date ? { text, issued_on: date.shown } : { text };
        const found = await ask('/api/v1/deadline-preview', values);
        if (asked === key) show(found.Deadline);
      } catch (e) {
        if (asked === key) { asked = ''; answer.replaceChildren(); }
      }
    });
    input.addEventListener('input', look);
    document.addEventListener('change', (e) => { if (e.target === issued()) look(); });
    if (input.value) look();
  }

  /* Rows that repeat: names are <group>_<n>_<field>, n from 0. */
  function repeated(block) {
    const group = block.dataset.repeat, max = Number(block.dataset.max) || 40;
    const template = block.querySelector('[data-row-template]');
    const addButton = block.querySelector('[data-row-add]');
    const rows = () => all('[data-row]', block);
    const pattern = new RegExp('\\b' + group + '_(\\d+|__n__)_', 'g');
    function number() {
      const list = rows();
      list.forEach((row, i) => {
        for (const element of all('*', row))
          for (const name of ['name', 'id', 'for', 'aria-describedby', 'data-issued'])
            if (element.hasAttribute(name))
              element.setAttribute(name, element.getAttribute(name).replace(pattern, `${group}_${i}_`));
        all('[data-row-number]', row).forEach((place) => { place.textContent = i + 1; });
        all('[data-row-remove]', row).forEach((button) => { button.hidden = list.length < 2; });
      });
      if (addButton) addButton.hidden = list.length >= max;
    }
    const empty = (row) => !row.querySelector('.bad') && all('input, textarea', row).every((input) =>
      ['hidden', 'checkbox', 'radio'].includes(input.type) || !input.value.trim());
    rows().reverse().some((row) => {
      if (rows().length < 2 || !empty(row)) return true;
      row.remove();
      return false;
    });
    block.addEventListener('click', (e) => {
      const remove = e.target.closest('[data-row-remove]');
      if (remove) {
        remove.closest('[data-row]').remove();
        number();
        (addButton || block).focus();
      }
    });
    if (addButton && template) {
      addButton.addEventListener('click', () => {
        const list = rows();
        const blank = new DOMParser().parseFromString(template.textContent, 'text/html');
        const copy = document.importNode(blank.querySelector('[data-row]'), true);
        if (list.length) list[list.length - 1].after(copy);
        else template.before(copy);
        number();
        enhance(copy);
        const first = copy.querySelector('textarea, input:not([type=hidden]), select');
        if (first) first.focus();
      });
    }
    number();
  }

  // What belongs to one choice only is shown when it is chosen; never hidden
  // while something stands in it.
  function onlyFor(block) {
    const [name, value] = block.getAttribute('data-only').split('=');
    const choice = block.closest('form').elements[name];
    if (!choice) return;
    const show = () => {
      block.hidden = choice.value !== value &&
        !all('input', block).some((input) => input.value) && !all('.bad', block).length;
    };
    choice.addEventListener('change', show);
    show();
  }

  // A long list keeps what holds the words typed, with or without accents.
  const folded = (words) => words.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'd').toLowerCase();
  function narrow(field) {
    const lines = all('#' + field.dataset.narrow + ' > *');
    field.addEventListener('input', () => lines.forEach((line) => {
      line.hidden = !folded(line.textContent).includes(folded(field.value.trim()));
    }));
  }

  function enhance(root) {
    all('.js-only', root).forEach((element) => { element.hidden = false; });
    all('[data-only]', root).forEach(onlyFor);
    all('[data-narrow]', root).forEach(narrow);
    all('input[data-date]', root).forEach(dateField);
    all('input[data-secret]', root).forEach(secretField);
    all('input[data-files]', root).forEach(fileField);
    all('input[data-paste-html]', root).forEach(pastedTable);
    all('input[data-agencies]', root).forEach(agencyField);
    all('input[data-deadline]', root).forEach(deadlineField);
  }

  /* Long texts are kept until the form has succeeded. */
  const prefix = 'text|' + (body.dataset.user || '') + '|';
  const storeKey = (area) => prefix + (area.form ? area.form.dataset.form : '') + '|' + area.name;
  function keepTexts() {
    const failed = document.querySelector('[data-errors], .error-page, .callout[role=alert]') || body.classList.contains('page-login');
    if (!failed) {
      (session.getItem('sent') || '').split('\n').forEach((key) => { if (key) session.removeItem(key); });
      session.removeItem('sent');
    }
    all('textarea[data-keep]').forEach((area) => {
      if (!area.form || !area.form.dataset.form) return;
      const kept = session.getItem(storeKey(area));
      if (kept && !area.value.trim()) {
        const button = make('button', { type: 'button', class: 'plain-link' }, words('discard'));
        const note = make('p', { class: 'help' }, words('restored'), ' ', button);
        area.value = kept;
        area.after(note);
        button.addEventListener('click', () => {
          area.value = '';
          session.removeItem(storeKey(area));
          note.remove();
          area.focus();
        });
      }
    });
    const save = later(500, (area) => {
      if (area.value.trim()) keep(storeKey(area), area.value);
      else session.removeItem(storeKey(area));
    });
    document.addEventListener('input', (e) => {
      if (e.target.matches('textarea[data-keep]') && e.target.form && e.target.form.dataset.form) save(e.target);
    });
  }

  /* Sending: once, and not by leaving the page. */
  let dirty = false;
  const leaving = (e) => { e.preventDefault(); e.returnValue = words('unsaved'); };
  function setDirty(now) {
    if (now === dirty) return;
    dirty = now;
    if (now) window.addEventListener('beforeunload', leaving);
    else window.removeEventListener('beforeunload', leaving);
  }
  function forms() {
    const touched = (e) => { if (e.target.form && e.target.form.dataset.form && !e.target.closest('[data-list]')) setDirty(true); };
    document.addEventListener('input', touched);
    document.addEventListener('change', touched);
    document.addEventListener('submit', (e) => {
      const form = e.target, button = e.submitter;
      if (form.method !== 'post') return;
      if (form.dataset.sending) return e.preventDefault();
      if (button && button.classList.contains('danger') && !form.closest('.confirm') && !window.confirm(words('confirm')))
        return e.preventDefault();
      if (/\/logout$/.test(form.action)) session.clear();
      const areas = all('textarea[data-keep]', form);
      areas.forEach((area) => { if (area.value.trim()) keep(storeKey(area), area.value); });
      keep('sent', areas.map(storeKey).join('\n'));
      setDirty(false);
      form.dataset.sending = '1';
      all('button[type=submit]', form).forEach((b) => b.setAttribute('aria-disabled', 'true'));
      say(words('sending'));
      setTimeout(() => free(form), 10000);
    });
    const free = (form) => {
      delete form.dataset.sending;
      all('button[type=submit]', form).forEach((b) => b.removeAttribute('aria-disabled'));
    };
    window.addEventListener('pageshow', (e) => { if (e.persisted) all('form').forEach(free); });
    document.addEventListener('keydown', (e) => {
      if (composing(e) || e.key !== 'Enter' || !(e.ctrlKey || e.metaKey)) return;
      const form = e.target.form;
      if (!form || form.method !== 'post') return;
      e.preventDefault();
      if (document.activeElement) document.activeElement.blur();
      form.requestSubmit(form.querySelector('button.primary') || undefined);
    });
    document.addEventListener('click', (e) => {
      const link = e.target.closest('.errors a');
      const field = link && document.getElementById(link.getAttribute('href').slice(1));
      if (!field) return;
      e.preventDefault();
      for (let d = field.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
      field.focus();
      field.scrollIntoView({ block: 'center' });
    });
    // What another server sent back goes on by itself; the button is for who has no script.
    const now = document.querySelector('form[data-send-now]');
    if (now) now.requestSubmit();
    const errors = document.querySelector('[data-errors]');
    /* A field is called here as the form calls it. */
    for (const name of all('a > span', errors || make('div'))) {
      const field = document.getElementById(name.parentNode.hash.slice(1));
      const label = field && field.labels && field.labels[0];
      if (label && label.firstChild) name.textContent = label.firstChild.textContent.trim() || name.textContent;
    }
    if (errors) errors.focus();
    else if (document.activeElement === body && !location.hash) {
      // Entering a document is all one comes here for: the first field that is empty.
      const first = all('.page-task-create main form.form').flatMap((form) => Array.from(form.elements))
        .find((f) => f.name && !f.value && f.offsetParent && f.type !== 'file');
      if (first) first.focus({ preventScroll: true });
    }
  }

  /* Lists: choosing rows, walking by key. */
  function lists() {
    const boxes = () => all('td.check input');
    const bulk = document.querySelector('[data-bulk]');
    const count = bulk && bulk.querySelector('[data-bulk-count]');
    function shown() {
      const chosen = boxes().filter((box) => box.checked).length;
      if (count) count.textContent = chosen ? words('selected', chosen) : '';
      all('[data-check-all]').forEach((head) => {
        head.checked = chosen > 0 && chosen === boxes().length;
        head.indeterminate = chosen > 0 && !head.checked;
      });
    }
    document.addEventListener('change', (e) => {
      if (e.target.matches('[data-check-all]')) {
        const table = e.target.closest('[data-list]') || document;
        all('td.check input', table).forEach((box) => { box.checked = e.target.checked; });
      }
      if (e.target.matches('td.check input, [data-check-all]')) shown();
    });
    if (boxes().length) shown();
  }

  function shortcuts() {
    const dialog = document.getElementById('keys');
    const off = () => local.getItem('keys') === 'off';
    const toggle = dialog && dialog.querySelector('[data-keys-toggle]');
    const label = () => { if (toggle) toggle.textContent = off() ? toggle.dataset.on : toggle.dataset.off; };
    let prefixed = 0;
    function open() { if (dialog && dialog.showModal && !dialog.open) dialog.showModal(); }
    if (dialog) {
      label();
      dialog.addEventListener('close', () => {
        if (dialog.returnValue === 'toggle') {
          try { local.setItem('keys', off() ? 'on' : 'off'); } catch (e) { /* not kept */ }
        }
        dialog.returnValue = '';
        label();
      });
      all('[data-keys-open]').forEach((button) => button.addEventListener('click', open));
    }
    all('[data-print]').forEach((button) => button.addEventListener('click', () => window.print()));
    const links = () => all('[data-list] .row-link');
    function step(by) {
      const list = links();
      if (!list.length) return;
      const row = document.activeElement && document.activeElement.closest('tr');
      const i = row ? list.findIndex((link) => row.contains(link)) : -1;
      list[Math.max(0, Math.min(list.length - 1, i < 0 ? 0 : i + by))].focus();
    }
    const here = (selector) => {
      const row = document.activeElement && document.activeElement.closest('tr');
      return row && row.querySelector(selector);
    };
    const click = (element) => { if (element) element.click(); };
    const acts = {
      '?': open,
      '/': () => { const fields = all('[data-search]'); if (fields.length) fields[fields.length - 1].focus(); },
      j: () => step(1),
      k: () => step(-1),
      x: () => click(here('td.check input')),
      o: () => click(here('.row-link')),
      c: () => click(document.querySelector('a[data-new], a[href="/task-create"]')),
      g: () => { prefixed = Date.now(); },
      h: () => { if (Date.now() - prefixed < 1500) location.assign(body.dataset.home); },
    };
    document.addEventListener('keydown', (e) => {
      if (composing(e) || e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || e.repeat && e.key !== 'j' && e.key !== 'k') return;
      if (e.target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, dialog, [contenteditable]')) return;
      if (off() && e.key !== '?') return;
      if (!Object.prototype.hasOwnProperty.call(acts, e.key)) return;
      e.preventDefault();
      acts[e.key]();
    });
  }

  /* Work that goes on: the same part of the page again, until it has ended. */
  function refreshed(part) {
    const turn = async () => {
      try {
        const answer = await fetch(location.href, { credentials: 'same-origin' });
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const next = page.querySelector('[data-refresh]') || page.querySelector('#content');
        if (!next.matches('[data-refresh]')) return location.reload();
        if (!part.contains(document.activeElement)) part.replaceChildren(...next.childNodes);
      } catch (e) { /* away for a moment */ }
      setTimeout(turn, 2000);
    };
    setTimeout(turn, 2000);
  }

  all('[data-refresh]').forEach(refreshed);
  all('[data-repeat]').forEach(repeated);
  keepTexts();
  enhance(document);
  forms();
  lists();
  shortcuts();
})();
