import { RequestError, type FormAnswer, type FormField, type WidgetSettings } from '@attune/protocol';

type Given = readonly { readonly fieldId: string; readonly value: string }[];
export type ReadAnswer = Pick<FormAnswer, 'kind' | 'label' | 'value'>;

/** As browsers judge it (HTML, `input type=email`), so that nobody is refused by us alone. */
const MAIL =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i;

/** The offline form's only field beside the message, which is sent as one. */
export const offlineFields = ({ mailRequired }: WidgetSettings['offline']): readonly FormField[] => [
  { id: 'mail', kind: 'mail', label: '', required: mailRequired, options: [] },
];

/**
 * What was filled in, held against the fields as they are set now. What was left empty is left out.
 * @throws RequestError `invalid`, naming the field
 */
export function readAnswers(fields: readonly FormField[], given: Given): readonly ReadAnswer[] {
  const unknown = given.find(({ fieldId }) => !fields.some(({ id }) => id === fieldId));
  if (unknown)
    throw new RequestError('invalid', 'The form was changed meanwhile. Open the chat again.', {
      field: unknown.fieldId,
    });
  return fields.flatMap((field) => {
    const value = given.find(({ fieldId }) => fieldId === field.id)?.value ?? '';
    const problem = problemOf(field, value);
    if (problem !== null) throw new RequestError('invalid', problem, { field: field.id });
    return value === '' ? [] : [{ kind: field.kind, label: labelOf(field), value }];
  });
}

/** Why an answer cannot be taken; null when it can. */
function problemOf({ kind, required, options }: FormField, value: string): string | null {
  const isEmpty = value === '' || (kind === 'consent' && value !== 'yes');
  if (required && isEmpty) return 'Please fill in every field that is needed.';
  if (value === '') return null;
  if (kind === 'mail' && !MAIL.test(value)) return 'This does not look like an e-mail address.';
  if (kind === 'choice' && !options.includes(value)) return 'Please choose one of the options.';
  if (kind === 'consent' && value !== 'yes' && value !== 'no') return 'Please tick it or leave it.';
  return null;
}

/** What agents read beside it. */
function labelOf({ kind, label }: FormField): string {
  if (label !== '') return label;
  return kind === 'mail' ? 'E-mail' : 'Name';
}
