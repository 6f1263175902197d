import { chinese, type Language } from './texts.ts';

/** What the page said before it was translated. */
const english = new WeakMap<Element, string>();

function translate(element: Element, key: string | undefined, language: Language, current: string): string {
  const original = english.get(element) ?? current;
  english.set(element, original);
  return language === 'en' ? original : (chinese[key ?? ''] ?? original);
}

/** Turns the page's own texts and dates into another language. The widgets follow `lang` by themselves. */
export function translatePage(language: Language): void {
  document.documentElement.lang = language;

  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = translate(element, element.dataset['text'], language, element.textContent ?? '');
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-text-label]')) {
    const label = translate(
      element,
      element.dataset['textLabel'],
      language,
      element.getAttribute('label') ?? '',
    );
    element.setAttribute('label', label);
  }

  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  for (const element of document.querySelectorAll('time')) {
    element.textContent = dates.format(new Date(element.dateTime));
  }
  document.title = `${document.querySelector('h1')?.textContent} · Northlight Outfitters`;
}
