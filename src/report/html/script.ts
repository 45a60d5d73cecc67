/** The script of the page, which runs the filter. A constant: it contains nothing that was read. */
export const SCRIPT = `
'use strict';
(() => {
  // A picture says that it scrolls where it does, and starts halfway down, where everything starts from.
  const settle = (figure) => {
    const scroll = figure.querySelector('.scroll');
    const hint = figure.querySelector('.hint');
    if (!scroll || scroll.clientWidth === 0) return;
    if (hint) hint.hidden = scroll.scrollWidth <= scroll.clientWidth;
    if (figure.dataset.settled) return;
    figure.dataset.settled = 'yes';
    scroll.scrollTop = (scroll.scrollHeight - scroll.clientHeight) / 2;
  };
  const figures = [...document.querySelectorAll('figure')];
  const settleAll = () => figures.forEach(settle);
  settleAll();
  window.addEventListener('resize', settleAll);
  document.addEventListener('toggle', settleAll, true);

  const unfold = (element) => {
    for (let at = element?.closest('details'); at; at = at.parentElement?.closest('details')) at.open = true;
  };

  const form = document.getElementById('filter');
  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!form) {
    const show = () => unfold(target());
    window.addEventListener('hashchange', show);
    show();
    return;
  }
  const status = document.getElementById('shown');
  const cards = [...document.querySelectorAll('.card')].map((card) => ({
    card,
    head: (card.querySelector('.start')?.textContent ?? '').toLowerCase(),
    rest: card.querySelector('details'),
    places: [...card.querySelectorAll('.place')].map((place) => ({ place, text: place.textContent.toLowerCase() })),
  }));
  const total = cards.reduce((sum, { places }) => sum + places.length, 0);
  const value = (name) => form.elements.namedItem(name)?.value ?? '';

  const apply = () => {
    const kinds = new Set(new FormData(form).getAll('kind'));
    const [rule, category, stack, api, by] = ['rule', 'category', 'stack', 'api', 'by'].map(value);
    const words = value('text').toLowerCase().split(/\\s+/).filter((word) => word !== '');
    const narrow = [stack, api, by, ...words].some((one) => one !== '');
    let shown = 0;
    for (const { card, head, rest, places } of cards) {
      const { dataset } = card;
      const fits =
        kinds.has(dataset.kind) && (rule === '' || rule === dataset.rule) && (category === '' || category === dataset.category);
      let left = 0;
      let folded = 0;
      for (const { place, text } of places) {
        const { dataset: of } = place;
        place.hidden = !(
          fits &&
          (stack === '' || stack === of.stack) &&
          (api === '' || api === of.api) &&
          (by === '' || by === of.by) &&
          words.every((word) => head.includes(word) || text.includes(word))
        );
        if (place.hidden) continue;
        left++;
        if (rest?.contains(place)) folded++;
      }
      card.hidden = left === 0;
      if (rest) {
        rest.hidden = folded === 0;
        rest.open = narrow && folded > 0;
      }
      shown += left;
    }
    for (const list of document.querySelectorAll('.list')) list.hidden = !list.querySelector('.card:not([hidden])');
    status.textContent = 'Showing ' + shown + ' of ' + total + ' findings';
  };

  // A pin leads to its finding even where the filter hides it.
  const reveal = () => {
    const found = target();
    unfold(found);
    if (!found?.classList.contains('place')) {
      if (found?.closest('details')) found.scrollIntoView();
      return;
    }
    if (found.hidden || found.closest('[hidden]')) form.reset();
    apply();
    unfold(found);
    found.scrollIntoView();
    found.focus();
  };

  // A number of the overview leads to what it counts.
  document.addEventListener('click', (event) => {
    const counted = event.target.closest?.('a[data-api]');
    if (!counted) return;
    form.reset();
    const api = form.elements.namedItem('api');
    if (api) api.value = counted.dataset.api;
    for (const box of form.querySelectorAll('input[name="kind"]'))
      box.checked = counted.dataset.kind === undefined || box.value === counted.dataset.kind;
    apply();
  });

  let waiting = 0;
  const later = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(apply);
  };
  form.addEventListener('input', (event) => (event.target.name === 'text' ? later() : apply()));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  window.addEventListener('hashchange', reveal);
  form.hidden = false;
  apply();
  reveal();
})();
`;
