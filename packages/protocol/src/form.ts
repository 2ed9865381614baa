import * as v from 'valibot';
import { clientIdField, idField, labelField } from './fields.ts';

export const formFieldKinds = ['name', 'mail', 'text', 'choice', 'consent'] as const;
export type FormFieldKind = (typeof formFieldKinds)[number];

export const MAX_FORM_FIELDS = 10;
export const MAX_ANSWER_LENGTH = 500;

const fieldField = v.pipe(
  v.strictObject({
    id: idField,
    kind: v.picklist(formFieldKinds),
    /** In the admin's own words; for name and mail empty means the language's own. */
    label: v.pipe(v.string(), v.trim(), v.maxLength(200, 'must have at most 200 characters')),
    required: v.boolean(),
    /** Of a choice. */
    options: v.pipe(v.array(labelField(80)), v.maxLength(12, 'must have at most 12 options')),
  }),
  v.check(
    ({ kind, label }) => kind === 'name' || kind === 'mail' || label !== '',
    'must have a label: visitors read it beside the field',
  ),
  v.check(({ kind, options }) => kind !== 'choice' || options.length > 1, 'must offer two options or more'),
);

/** What is asked before the first message. */
export const preChatField = v.strictObject({
  enabled: v.boolean(),
  /** Stands above the fields. */
  intro: v.pipe(v.string(), v.trim(), v.maxLength(300)),
  fields: v.pipe(
    v.array(fieldField),
    v.maxLength(MAX_FORM_FIELDS, `must have at most ${MAX_FORM_FIELDS} fields`),
    v.check(
      (fields) => new Set(fields.map(({ id }) => id)).size === fields.length,
      'must name each field once',
    ),
  ),
});

/** What stands in the composer's place while nobody is there. */
export const offlineField = v.strictObject({
  enabled: v.boolean(),
  intro: v.pipe(v.string(), v.trim(), v.maxLength(300)),
  /** Without an address the answer waits in the chat alone. */
  mailRequired: v.boolean(),
});

export type PreChatForm = Readonly<v.InferOutput<typeof preChatField>>;
export type OfflineForm = Readonly<v.InferOutput<typeof offlineField>>;
export type FormField = PreChatForm['fields'][number];

export const formNames = ['pre-chat', 'offline'] as const;
export type FormName = (typeof formNames)[number];

/** What a visitor filled in. Answering again with the same id is harmless. */
export const formAnswerFields = {
  conversationId: idField,
  clientId: clientIdField,
  form: v.picklist(formNames),
  answers: v.pipe(
    v.array(
      v.strictObject({
        fieldId: idField,
        value: v.pipe(
          v.string(),
          v.trim(),
          v.maxLength(MAX_ANSWER_LENGTH, `must have at most ${MAX_ANSWER_LENGTH} characters`),
        ),
      }),
    ),
    v.maxLength(MAX_FORM_FIELDS),
  ),
};

/** One answer as agents see it: what was asked then, and what the visitor said of themselves. Nobody has verified it. */
export interface FormAnswer {
  readonly form: FormName;
  readonly kind: FormFieldKind;
  readonly label: string;
  /** Of a consent: `yes` or `no`. */
  readonly value: string;
  readonly at: number;
}
