import { html, type TemplateResult } from 'lit';
import '../src/beside/hand-over-dialog.ts';
import '../src/canned/ready-dialog.ts';
import '../src/coach/customer-preview.ts';
import '../src/command/command-bar.ts';
import type { Command } from '../src/command/commands.ts';
import '../src/people/add-person.ts';
import '../src/people/invite-person.ts';
import '../src/phrases/phrase-editor.ts';
import '../src/phrases/phrase-keeper.ts';
import { newPhrase } from '../src/phrases/new-phrase.ts';
import '../src/shortcuts/shortcut-sheet.ts';
import { createMemoryKeeping } from '../src/state/keeping.ts';
import { cannedResponses, macros } from './fake-desk.ts';
import { besideMara } from './fixtures/beside.ts';
import { openGalleryDesk } from './gallery-desk.ts';
import { shown } from './shown.ts';

/** A dialog in one of its states, and the button that opens it so. */
function openable<Name extends keyof HTMLElementTagNameMap>(
  title: string,
  name: Name,
  open: (element: HTMLElementTagNameMap[Name]) => unknown,
  element: TemplateResult,
): TemplateResult {
  const onOpen = ({ currentTarget }: Event): void => {
    const found = (currentTarget as HTMLElement).parentElement?.querySelector(name);
    if (found) void open(found);
  };
  return shown(
    title,
    220,
    null,
    html`<div><button type="button" class="opens" @click=${onOpen}>Open: ${title}</button>${element}</div>`,
  );
}

const commands: readonly Command[] = [
  { id: 'to-settings', group: 'Go to', title: 'Settings', icon: 'settings', run: () => {} },
  { id: 'resolve', group: 'Do', title: 'Resolve', icon: 'check', keys: ['e'], run: () => {} },
];

/** Every dialog, closed until its button is pressed: two cannot be open at once. */
export function dialogsShown(): TemplateResult {
  const desk = openGalleryDesk();
  const colleagues = [{ id: 'agent-2', name: 'Jo Lindqvist' }];
  return html`<h2>Dialogs</h2>
    ${openable('somebody is added', 'attune-add-person', (it) => it.show(), html`<attune-add-person></attune-add-person>`)}
    ${openable('somebody is invited', 'attune-invite-person', (it) => it.show(), html`<attune-invite-person can-mail></attune-invite-person>`)}
    ${openable('handing over', 'attune-hand-over-dialog', (it) => it.show(), html`<attune-hand-over-dialog .colleagues=${colleagues} .beside=${besideMara(Date.now())}></attune-hand-over-dialog>`)}
    ${openable('as the customer reads it', 'attune-customer-preview', (it) => it.show(), html`<attune-customer-preview .heard=${['Was my card charged twice?']} answer="I see the second charge. I will send it back by 17:00." agentName="Ines"></attune-customer-preview>`)}
    ${openable('commands', 'attune-command-bar', (it) => it.show(), html`<attune-command-bar .commandsFor=${() => commands} .keeping=${createMemoryKeeping()}></attune-command-bar>`)}
    ${openable('keys', 'attune-shortcut-sheet', (it) => it.show(), html`<attune-shortcut-sheet></attune-shortcut-sheet>`)}
    ${openable('a canned response', 'attune-ready-dialog', (it) => it.showCanned(cannedResponses[0] ?? null), html`<attune-ready-dialog may-share></attune-ready-dialog>`)}
    ${openable('a macro', 'attune-ready-dialog', (it) => it.showMacro(macros[0] ?? null), html`<attune-ready-dialog may-share></attune-ready-dialog>`)}
    ${openable('a phrase', 'attune-phrase-editor', (it) => it.show(newPhrase('own', 'en', 'I will write to you by {time}.'), null), html`<attune-phrase-editor></attune-phrase-editor>`)}
    ${openable('an answer is kept', 'attune-phrase-keeper', (it) => it.show('I will look into it today.'), html`<attune-phrase-keeper .desk=${desk}></attune-phrase-keeper>`)}`;
}
