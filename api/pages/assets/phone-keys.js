/** The keyboard: Enter goes from the list into the reply box, Escape back, the arrows along the list. */

/**
 * @param parts the elements `find` (the search box), `phones` (the list of links) and `text` (the reply box)
 * @param refresh brings the list up to date with what is searched for
 */
export function listenToKeys({ find, phones, text }, refresh) {
  const rows = () => [...phones.querySelectorAll('a')];

  // A touch on a row must not bring up the keyboard of a real phone, which would cover the conversation.
  phones.addEventListener('click', (event) => {
    const row = event.target.closest('a');
    const byKey = event.detail === 0;
    if (!row || !(byKey || matchMedia('(pointer: fine)').matches)) return;
    // The reply box is shown by the change of the address, unless it is shown already.
    if (row.hash === location.hash) text.focus();
    else addEventListener('hashchange', () => text.focus(), { once: true });
  });

  phones.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    (rows()[rows().indexOf(document.activeElement) + step] ?? find).focus();
  });

  find.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      rows()[0]?.focus();
    } else if (event.key === 'Enter' && find.value !== '') {
      void refresh().then(() => rows()[0]?.click());
    }
  });

  text.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') (phones.querySelector('[aria-current]') ?? find).focus();
  });
}
