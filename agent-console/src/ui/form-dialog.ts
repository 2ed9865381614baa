import { html, nothing, type TemplateResult } from 'lit';

export interface FormDialog {
  readonly title: string;
  /** Its fields. */
  readonly body: TemplateResult;
  /** What was declined, in words; null: nothing was. */
  readonly problem: string | null;
  readonly submit: (event: SubmitEvent) => void;
  readonly act: string;
  readonly busy?: boolean;
  readonly leave?: string;
  readonly closed?: () => void;
  /** The browser says itself what is missing in its own fields; ours say it under them. */
  readonly isCheckedByBrowser?: boolean;
}

/**
 * The frame of a dialog that asks for something; `formDialogStyles` is how it looks. A template and no element, since a
 * form knows only the fields of its own root.
 */
export function formDialog(given: FormDialog): TemplateResult {
  const { title, body, problem, submit, act, busy = false, leave = 'Cancel', closed } = given;
  const close = (event: Event): void => (event.target as HTMLElement).closest('dialog')?.close();
  return html`<dialog aria-labelledby="title" @close=${() => closed?.()}>
    <form ?novalidate=${given.isCheckedByBrowser !== true} @submit=${submit}>
      <h2 id="title">${title}</h2>
      ${body} ${problem === null ? nothing : html`<p class="problem" role="alert">${problem}</p>`}
      <div class="act">
        <button type="button" class="quiet" @click=${close}>${leave}</button>
        <button class="primary" ?disabled=${busy}>${busy ? 'One moment…' : act}</button>
      </div>
    </form>
  </dialog>`;
}
