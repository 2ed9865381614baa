import type { Macro, Refusal } from '@attune/protocol';
import { html } from 'lit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { macros } from '../../gallery/fake-desk.ts';
import { ines } from '../../gallery/fixtures/conversation.ts';
import { availabilities, labels, teams } from '../../gallery/fixtures/team.ts';
import { drawn, find, findAll, mount, unmountAll, words } from '../../gallery/mount.ts';
import { noWork, type SiteWork } from '../teams/team-work.ts';
import '../ui/page.css';
import './ready-dialog.ts';
import type { ReadyDialog, ReadyKept } from './ready-dialog.ts';

/** A loaded machine draws a screen late, never wrong. */
const soon = { timeout: 10_000 };

afterEach(unmountAll);

const siteWork: SiteWork = { ...noWork, labels, teams, people: availabilities() };
const [team] = teams;
const [label, otherLabel] = labels;
const person = siteWork.people.at(-1);

interface DialogOptions {
  readonly mayShare?: boolean;
  readonly agentId?: string;
  readonly refusal?: Refusal | null;
}

async function dialogOf({
  mayShare = false,
  agentId = ines.id,
  refusal = null,
}: DialogOptions = {}): Promise<{ dialog: ReadyDialog; kept: ReadyKept[] }> {
  const kept: ReadyKept[] = [];
  const keep = async (each: ReadyKept): Promise<Refusal | null> => {
    kept.push(each);
    return refusal;
  };
  const dialog = await mount<ReadyDialog>(
    html`<attune-ready-dialog
      .keep=${keep}
      .work=${siteWork}
      .agentId=${agentId}
      ?may-share=${mayShare}
    ></attune-ready-dialog>`,
  );
  return { dialog, kept };
}
const scopes = (dialog: ReadyDialog): string[] =>
  findAll(find(dialog, 'select[name="shared-with"]'), 'option').map(words);
const save = (): Promise<void> => page.getByRole('button', { name: 'Save', exact: true }).click();

describe('what is kept ready', () => {
  it('is for oneself, for one’s teams and, by those who lead, for everybody', async () => {
    const lead = (await dialogOf({ mayShare: true })).dialog;
    lead.showCanned(null);
    await drawn(lead);
    expect(scopes(lead)).toEqual(['Me alone', `The team ${team?.name}`, 'Everybody of the website']);
    unmountAll();
    const agent = (await dialogOf()).dialog;
    agent.showMacro(null);
    await drawn(agent);
    expect(scopes(agent)).toEqual(['Me alone', `The team ${team?.name}`]);
    unmountAll();
    const alone = (await dialogOf({ agentId: 'nobody' })).dialog;
    alone.showMacro(null);
    await drawn(alone);
    expect(findAll(alone, 'select[name="shared-with"]')).toEqual([]);
  });

  it('is shared with the team that was chosen', async () => {
    const { dialog, kept } = await dialogOf();
    dialog.showCanned(null);
    await drawn(dialog);
    await page.getByLabelText('Word after the slash').fill('/Refund');
    await page.getByLabelText('Title').fill('A refund');
    await page.getByLabelText('Answer').fill('It is on its way.');
    await page.getByLabelText('For', { exact: true }).selectOptions(`The team ${team?.name}`);
    await save();
    expect(kept).toMatchObject([{ canned: { sharedWith: 'team', teamId: team?.id, shortcut: 'refund' } }]);
  });

  it('says of a macro what stands in its way', async () => {
    const { dialog } = await dialogOf({
      refusal: { code: 'conflict', message: 'It was changed meanwhile.' },
    });
    dialog.showMacro(null);
    await drawn(dialog);
    await page.getByLabelText('Name').fill('Nothing');
    await save();
    await vi.waitFor(
      () => expect(words(find(dialog, '[role="alert"]'))).toBe('It was changed meanwhile.'),
      soon,
    );
  });
});

describe('a macro', () => {
  it('labels, weighs, hands on and puts off', async () => {
    const { dialog, kept } = await dialogOf();
    dialog.showMacro(null);
    await drawn(dialog);
    await page.getByLabelText('Name').fill('To the billing people');
    await page.getByLabelText(label?.name ?? '', { exact: true }).click();
    await page.getByLabelText(otherLabel?.name ?? '', { exact: true }).click();
    await page.getByLabelText('Priority').selectOptions('High');
    await page.getByLabelText('Team', { exact: true }).selectOptions(team?.name ?? '');
    await page.getByLabelText('Whose it is').selectOptions(person?.name ?? '');
    await page.getByLabelText('Status').selectOptions('Put off for a day');
    await save();
    expect(kept).toMatchObject([
      {
        macro: {
          name: 'To the billing people',
          sharedWith: 'mine',
          steps: [
            { act: 'label', labelId: label?.id },
            { act: 'label', labelId: otherLabel?.id },
            { act: 'priority', priority: 'high' },
            { act: 'team', teamId: team?.id },
            { act: 'assign', agentId: person?.agentId },
            { act: 'snooze', minutes: 1440 },
          ],
        },
      },
    ]);
  });

  it('is saved as it was when nothing is changed, also what points at something gone', async () => {
    const { dialog, kept } = await dialogOf();
    const steps: Macro['steps'] = [
      { act: 'reply', body: 'Good bye.' },
      { act: 'note', body: 'Done.' },
      { act: 'priority', priority: 'low' },
      { act: 'team', teamId: 'a-team-that-is-gone' },
      { act: 'assign', agentId: null },
      { act: 'snooze', minutes: 90 },
    ];
    const [before] = macros;
    if (!before) throw new Error('The fixtures hold no macro.');
    dialog.showMacro({ ...before, steps });
    await drawn(dialog);
    await save();
    expect(kept).toMatchObject([{ macro: { id: before.id, name: before.name, steps } }]);
  });
});
