import type { FormField, FormName, Refusal, VisitorInput } from '@attune/protocol';
import type { FormTexts } from '@attune/texts';
import { forms } from '@attune/texts/english/forms';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Kit } from '../../panel/kit.ts';
import { labelOf, mostOf, offlineFields, problemOf, type ShownField } from './form-fields.ts';
import { formStyles } from './form.styles.ts';

/** Which form, and what it asks. */
export interface FormAsked {
  readonly name: FormName;
  readonly clientId: string;
  readonly intro: string;
  readonly fields?: readonly FormField[];
  readonly mailRequired?: boolean;
}

type Answer = (
  asked: FormAsked,
  answers: VisitorInput<'form:answer'>['answers'],
  message: string,
) => Promise<Refusal | null>;

/** Makes `attune-form` known, with the panel's Lit: fields, what is wrong with them, and one button. */
export function defineForm(kit: Kit): void {
  // Names are for ever in a page.
  if (customElements.get('attune-form')) return;
  const { LitElement, html, fill, shared } = kit;

  class Form extends LitElement {
    static override styles = [shared, formStyles(kit)];
    static override properties = {
      asked: { attribute: false },
      answer: { attribute: false },
      problems: { state: true },
      failed: { state: true },
      busy: { state: true },
    };

    declare asked: FormAsked;
    declare answer: Answer;
    declare problems: Readonly<Record<string, keyof FormTexts>>;
    declare failed: boolean;
    declare busy: boolean;

    constructor() {
      super();
      this.problems = {};
      this.failed = false;
      this.busy = false;
    }

    get texts(): FormTexts {
      return { ...forms, ...kit.spoken };
    }

    get fields(): readonly ShownField[] {
      const { asked } = this;
      return asked.fields ?? offlineFields({ intro: '', mailRequired: asked.mailRequired ?? false });
    }

    protected override updated(changed: PropertyValues<this>): void {
      // What has to be mended is where the cursor goes.
      if (changed.has('problems'))
        this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }

    async #submit(event: SubmitEvent): Promise<void> {
      event.preventDefault();
      const given = new FormData(event.currentTarget as HTMLFormElement);
      const valueOf = ({ id }: ShownField): string => textOf(given.get(id));
      this.problems = Object.fromEntries(
        this.fields.flatMap((field) => {
          const problem = problemOf(field, valueOf(field));
          return problem ? [[field.id, problem]] : [];
        }),
      );
      if (Object.keys(this.problems).length > 0 || this.busy) return;
      this.busy = true;
      const messages = this.fields.filter(({ kind }) => kind === 'message');
      const others = this.fields.filter(({ kind }) => kind !== 'message');
      const answers = others.map((field) => ({ fieldId: field.id, value: valueOf(field) }));
      const refusal = await this.answer(this.asked, answers, messages.map(valueOf).join(''));
      this.busy = false;
      this.failed = refusal !== null;
    }

    protected override render(): TemplateResult {
      const { texts, asked } = this;
      const isOffline = asked.name === 'offline';
      const intro = asked.intro || (isOffline ? texts.offlineMore : '');
      return html`<form novalidate aria-labelledby="title" @submit=${this.#submit}>
        <h3 id="title">${isOffline ? texts.offlineTitle : texts.preChatTitle}</h3>
        ${intro ? html`<p class="intro"><bdi>${intro}</bdi></p>` : ''}
        ${this.fields.map((field) => this.#renderField(field))}
        <p class="problem" role="alert">${this.failed ? texts.notTaken : ''}</p>
        <button class="go" aria-disabled=${this.busy}>${isOffline ? texts.sendMessage : texts.start}</button>
      </form>`;
    }

    #renderField(field: ShownField): TemplateResult {
      const { id, kind, required } = field;
      const problem = this.problems[id];
      const label = html`<bdi>${labelOf(field, this.texts)}</bdi>
        ${required ? '' : html`<span class="quiet">${this.texts.optional}</span>`}`;
      const words = problem ? fill(this.texts[problem], { count: mostOf(kind) }) : '';
      return html`<div class="field">
        ${
          kind === 'consent'
            ? html`<label class="tick"
                >${this.#renderControl(field, problem !== undefined)}<span>${label}</span></label
              >`
            : html`<label for=${id}>${label}</label>${this.#renderControl(field, problem !== undefined)}`
        }
        ${words ? html`<p class="problem" id="why-${id}">${words}</p>` : ''}
      </div>`;
    }

    #renderControl({ id, kind, required, options }: ShownField, isWrong: boolean): TemplateResult {
      const why = isWrong ? `why-${id}` : '';
      if (kind === 'choice')
        return html`<select
          id=${id}
          name=${id}
          aria-required=${required}
          aria-invalid=${isWrong}
          aria-describedby=${why}
        >
          <option value="">${this.texts.choose}</option>
          ${options.map((option) => html`<option dir="auto">${option}</option>`)}
        </select>`;
      if (kind === 'message')
        return html`<textarea
          id=${id}
          name=${id}
          rows="4"
          dir="auto"
          aria-required=${required}
          aria-invalid=${isWrong}
          aria-describedby=${why}
        ></textarea>`;
      return html`<input
        id=${id}
        name=${id}
        type=${kind === 'consent' ? 'checkbox' : kind === 'mail' ? 'email' : 'text'}
        value=${kind === 'consent' ? 'yes' : ''}
        autocomplete=${kind === 'mail' ? 'email' : kind === 'name' ? 'name' : 'off'}
        dir=${kind === 'mail' ? 'ltr' : 'auto'}
        aria-required=${required}
        aria-invalid=${isWrong}
        aria-describedby=${why}
      />`;
    }
  }
  customElements.define('attune-form', Form);
}

/** A file is never asked for here. */
function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.trim() : '';
}
