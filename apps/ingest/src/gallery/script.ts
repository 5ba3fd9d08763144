/** Behaviour of the gallery; everything can be read and played without it. */
export const SCRIPT = `
const cards = [...document.querySelectorAll('article')];
const search = document.querySelector('#search');
const levels = [...document.querySelectorAll('[data-level-filter]')];
let level = '';
function show() {
  const wanted = search.value.trim().toLowerCase();
  let shown = 0;
  for (const card of cards) {
    const fits = (!level || card.dataset.level.split(' ').includes(level)) && card.textContent.toLowerCase().includes(wanted);
    card.hidden = !fits;
    if (!fits) card.querySelector('video').pause();
    shown += fits ? 1 : 0;
  }
  document.querySelector('#none').hidden = shown > 0;
}
search.addEventListener('input', show);
for (const button of levels) button.addEventListener('click', () => {
  level = level === button.dataset.levelFilter ? '' : button.dataset.levelFilter;
  for (const other of levels) other.setAttribute('aria-pressed', String(other.dataset.levelFilter === level));
  show();
});
const hide = document.querySelector('#hide');
hide?.addEventListener('click', () => {
  const on = document.body.classList.toggle('hide-translation');
  hide.setAttribute('aria-pressed', String(on));
  for (const card of cards) card.classList.remove('shown');
});
for (const card of cards) {
  card.querySelector('.text').addEventListener('click', () => card.classList.add('shown'));
  card.querySelector('video').addEventListener('play', (event) => {
    for (const other of document.querySelectorAll('video')) if (other !== event.target) other.pause();
  });
}
`;
