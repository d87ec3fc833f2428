/** The language of the pages, of the two of the shipped texts: what the browser asks for. */
export const language = navigator.language.startsWith('ru') ? 'ru' : 'en';
