/** What makes the filter work, in the browser. It is the same in every report: nothing that was read is in it. */
export const SCRIPT = `
'use strict';
(() => {
  // What everything starts from stands halfway down a tall picture.
  for (const scroll of document.querySelectorAll('figure .scroll'))
    scroll.scrollTop = (scroll.scrollHeight - scroll.clientHeight) / 2;

  const form = document.getElementById('filter');
  if (!form) return;
  const status = document.getElementById('shown');
  const cards = [...document.querySelectorAll('.card')];
  const places = document.querySelectorAll('.place');
  const value = (name) => form.elements.namedItem(name)?.value ?? '';

  const apply = () => {
    const kinds = new Set(new FormData(form).getAll('kind'));
    const rule = value('rule');
    const stack = value('stack');
    let shown = 0;
    for (const card of cards) {
      const fits = kinds.has(card.dataset.kind) && (rule === '' || rule === card.dataset.rule);
      let left = 0;
      for (const place of card.querySelectorAll('.place')) {
        place.hidden = !(fits && (stack === '' || stack === place.dataset.stack));
        if (!place.hidden) left++;
      }
      card.hidden = left === 0;
      shown += left;
    }
    for (const list of document.querySelectorAll('.list')) list.hidden = !list.querySelector('.card:not([hidden])');
    status.textContent = 'Showing ' + shown + ' of ' + places.length + ' findings';
  };

  // A pin leads to its finding even where the filter hides it.
  const reveal = () => {
    const place = document.getElementById(location.hash.slice(1));
    if (!place?.classList.contains('place')) return;
    if (place.hidden || place.closest('[hidden]')) form.reset();
    apply();
    const details = place.closest('details');
    if (details) details.open = true;
    place.scrollIntoView();
    place.focus();
  };

  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  window.addEventListener('hashchange', reveal);
  form.hidden = false;
  apply();
  reveal();
})();
`;
