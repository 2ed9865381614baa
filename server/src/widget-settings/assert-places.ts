import { RequestError, type WidgetSettings } from '@attune/protocol';
import { placesIn } from '@attune/texts';
import { texts as english } from '@attune/texts/languages/en';

const ours = new Map(
  Object.entries(english).flatMap(([room, words]) =>
    Object.entries(words as Readonly<Record<string, string>>).map(([key, text]) => [`${room}.${key}`, text]),
  ),
);

/**
 * A site's own words may leave a place out, but name none that nothing is put into.
 * @throws RequestError `invalid`, naming the text
 */
export function assertPlaces(texts: WidgetSettings['texts']): void {
  for (const [language, words] of Object.entries(texts)) {
    for (const [key, text] of Object.entries(words)) {
      const field = `change.value.${language}.${key}`;
      const known = ours.get(key);
      if (known === undefined)
        throw new RequestError('invalid', `“${key}” is no text of the widget.`, { field });
      const unknown = placesIn(text).find((place) => !placesIn(known).includes(place));
      if (unknown === undefined) continue;
      const places = placesIn(known).map((place) => `{${place}}`);
      const may = places.length === 0 ? 'It has no places.' : `It may use ${places.join(' and ')}.`;
      throw new RequestError('invalid', `“${text}” names {${unknown}}. ${may}`, { field });
    }
  }
}
