import type { InteractionOf } from '@attune/protocol';
import { errorPlaces } from './error-places.ts';
import { isTextField } from '../find-control.ts';
import { describeControl } from '../describe-control.ts';
import type { Page } from '../page.ts';
import type { Press } from '../press-book.ts';

/** After an attempt the page's answer is looked for at these times: its own check, and its server's. */
const LOOK_AFTER_MS = [100, 1_500];

/** A browser's own complaints belong to an attempt made this recently. */
const NATIVE_MS = 500;

export interface Forms {
  /** An event in a form, and when it was. */
  hear(event: Event, form: HTMLFormElement, at: number): void;
  /** A control was pressed; in a form it may be what sends it. */
  pressed(press: Press, form: HTMLFormElement): void;
  /** The page is left. */
  left(): void;
}

/** Tells when forms refuse, which fields are corrected, and which forms are left half filled in. Never a value. */
export function watchForms(page: Page): Forms {
  const { tell } = page;
  const begun = new Map<HTMLFormElement, { readonly fields: Set<Element>; readonly at: number }>();
  const wrong = new WeakSet<Element>();
  let attempt: { form: Element; at: number; isRefused?: boolean } | undefined;

  const keyOf = (form: Element): string => describeControl(form, page.rules).key;
  function fieldOf(field: Element): InteractionOf<'field-corrected'>['field'] {
    const { key, name } = describeControl(field, page.rules);
    return { key, name, type: (field as HTMLInputElement).type ?? field.localName };
  }

  /** What is complained of, and how. */
  const complaints = (): Map<Element, string> =>
    new Map(
      [...document.querySelectorAll(errorPlaces(page.rules))].map((error) => [
        error,
        (error.textContent ?? '').trim() || (isWrong(error) ? 'x' : ''),
      ]),
    );

  function refuse(form: Element, field?: Element): void {
    if (attempt?.isRefused) return;
    if (attempt) attempt.isRefused = true;
    tell({ kind: 'form-refused', at: Date.now(), form: keyOf(form), field: field ? fieldOf(field) : null });
  }

  /** @param isTaken by a script: then what it complains of still is news, however long it has been there */
  function lookForComplaints(form: HTMLFormElement, isTaken: boolean, at = Date.now()): void {
    const mine = (attempt = { form, at });
    const before = complaints();
    const look = (): void => {
      const isNew = ([error, text]: readonly [Element, string]): boolean =>
        text !== '' &&
        error.checkVisibility() &&
        (before.get(error) !== text
          ? // A word of thanks is an alert as well; then nothing is left in the form.
            form.contains(error) || textFieldsOf(form).some(({ value }) => value)
          : isTaken && form.contains(error));
      const found = [...complaints()];
      if (mine !== attempt || !form.isConnected || !found.some(isNew)) return;
      const fields = found.flatMap(([error]) => (form.contains(error) && isWrong(error) ? error : []));
      for (const field of fields) wrong.add(field);
      refuse(form, fields[0]);
    };
    for (const ms of LOOK_AFTER_MS) page.after(ms, () => page.painted(look));
  }

  /** What each kind of event in a form means. */
  const heard: Readonly<
    Record<string, (form: HTMLFormElement, field: Element, at: number, event: Event) => void>
  > = {
    input(form, field, at) {
      if (!begun.has(form)) begun.set(form, { fields: new Set(), at });
      begun.get(form)?.fields.add(field);
    },
    focusin(_form, field) {
      if (isWrong(field)) wrong.add(field);
    },
    change(_form, field, at) {
      if (isWrong(field) || wrong.has(field)) tell({ kind: 'field-corrected', at, field: fieldOf(field) });
    },
    keydown(form, _field, at, event) {
      if ((event as KeyboardEvent).key === 'Enter') attempt = { form, at };
    },
    invalid(form, field, at) {
      // Scripts ask as well, at every key.
      const isAttempt = attempt?.form === form && at - attempt.at <= NATIVE_MS;
      wrong.add(field);
      if (isAttempt) refuse(form, field);
    },
    submit(form, _field, _at, event) {
      begun.delete(form);
      page.after(0, () => event.defaultPrevented && lookForComplaints(form, true));
    },
  };

  return {
    hear(event, form, at) {
      if (!form.closest(page.rules.ignored)) heard[event.type]?.(form, event.target as Element, at, event);
    },
    pressed({ control, startedAt }, form) {
      if (!control.matches('button,[role=button],[type=submit],[type=button]')) return;
      // Many forms are sent by a script without being submitted.
      begun.delete(form);
      lookForComplaints(form, false, startedAt);
    },
    left() {
      for (const [form, { fields, at }] of begun) {
        const now = Date.now();
        const purpose = purposeOf(form);
        tell({
          kind: 'form-left',
          at: now,
          form: keyOf(form),
          purpose,
          fields: fields.size,
          lengthMs: now - at,
        });
      }
      begun.clear();
    },
  };
}

const isWrong = (element: Element): boolean => element.getAttribute('aria-invalid') === 'true';

const textFieldsOf = (form: HTMLFormElement): readonly HTMLInputElement[] =>
  ([...form.elements] as HTMLInputElement[]).filter(isTextField);

/** By what it asks for. */
function purposeOf(form: HTMLFormElement): InteractionOf<'form-left'>['purpose'] {
  const isOneOf = (type: string): boolean => form.querySelectorAll(`[type=${type}]`).length === 1;
  if (form.closest('[role=search],search') || isOneOf('search')) return 'search';
  if (isOneOf('password')) return form.querySelector('[autocomplete=new-password]') ? 'other' : 'login';
  return isOneOf('email') && !textFieldsOf(form)[1] ? 'newsletter' : 'other';
}
