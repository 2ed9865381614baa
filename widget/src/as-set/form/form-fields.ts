import type { FormField, WidgetForVisitor } from '@attune/protocol';
import type { FormTexts } from '@attune/texts';

type Offline = NonNullable<WidgetForVisitor['offline']>;

/** Characters of a message that a form takes. */
export const MOST_OF_A_MESSAGE = 4_000;
const MOST_OF_AN_ANSWER = 500;

/** As browsers judge it, and as the server does. */
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** A field as it is drawn: the admin's, or the message. */
export interface ShownField extends Omit<FormField, 'kind'> {
  readonly kind: FormField['kind'] | 'message';
}

export const offlineFields = ({ mailRequired }: Offline): readonly ShownField[] => [
  { id: 'mail', kind: 'mail', label: '', required: mailRequired, options: [] },
  { id: 'message', kind: 'message', label: '', required: true, options: [] },
];

/** What stands above a field; for those that everybody asks for, in the visitor's language. */
export function labelOf({ kind, label }: ShownField, texts: FormTexts): string {
  if (label !== '') return label;
  return texts[kind === 'mail' || kind === 'message' ? kind : 'name'];
}

/** Which text says why an answer cannot be taken; null when it can. */
export function problemOf({ kind, required }: ShownField, value: string): keyof FormTexts | null {
  if (value.trim() === '') return required ? (kind === 'consent' ? 'notAgreed' : 'missing') : null;
  if (kind === 'mail' && !MAIL.test(value.trim())) return 'notMail';
  return value.length > mostOf(kind) ? 'tooLong' : null;
}

export const mostOf = (kind: ShownField['kind']): number =>
  kind === 'message' ? MOST_OF_A_MESSAGE : MOST_OF_AN_ANSWER;
