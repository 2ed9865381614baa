import { priorities, type Macro, type MacroStep } from '@attune/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { priorityLooks } from '../assignment/priorities.ts';
import { formText } from '../ui/form-text.ts';
import type { SiteWork } from '../teams/team-work.ts';

const HOUR = 60;
const putOffs = [
  [HOUR, 'Put off for an hour'],
  [4 * HOUR, 'Put off for four hours'],
  [24 * HOUR, 'Put off for a day'],
  [7 * 24 * HOUR, 'Put off for a week'],
] as const;

type Option = readonly [value: string, words: string];
const AS_IT_IS: Option = ['', 'As it is'];

/** What a macro does, as fields of a form. `stepsIn` reads them. */
export function macroFields(macro: Macro | null, work: SiteWork): TemplateResult {
  const step = <Act extends MacroStep['act']>(act: Act) =>
    macro?.steps.find((each): each is Extract<MacroStep, { act: Act }> => each.act === act);
  const assign = step('assign');
  const team = step('team');
  const given = assign === undefined ? '' : (assign.agentId ?? 'me');
  return html`<label
      >Answer
      <textarea name="body" rows="4" maxlength="4000" .defaultValue=${step('reply')?.body ?? ''}></textarea>
      <small
        >Sent at once, unless something in braces is left to fill. Leave empty for no answer.</small
      ></label
    >
    <label
      >Note for colleagues
      <textarea name="note" rows="2" maxlength="2000" .defaultValue=${step('note')?.body ?? ''}></textarea>
    </label>
    ${renderLabels(macro, work)}
    <div class="pair">
      ${renderSelect('Priority', 'priority', step('priority')?.priority ?? '', [
        AS_IT_IS,
        ...priorities.map((each): Option => [each, priorityLooks[each].word]),
      ])}
      ${renderSelect('Team', 'team', team === undefined ? '' : (team.teamId ?? 'none'), [
        AS_IT_IS,
        ['none', 'No team'],
        ...work.teams.map(({ id, name }): Option => [id, name]),
      ])}
      ${renderSelect('Whose it is', 'assign', given, [
        AS_IT_IS,
        ['me', 'Mine, whoever runs it'],
        ...work.people.map(({ agentId, name }): Option => [agentId, name]),
      ])}
      ${renderSelect('Status', 'status', statusOf(step('snooze'), step('status')), [
        AS_IT_IS,
        ['open', 'Open'],
        ...putOffs.map(([minutes, words]): Option => [String(minutes), words]),
        ['resolved', 'Resolved'],
      ])}
    </div>`;
}

const statusOf = (
  snooze: Extract<MacroStep, { act: 'snooze' }> | undefined,
  status: Extract<MacroStep, { act: 'status' }> | undefined,
): string => status?.status ?? (snooze === undefined ? '' : String(snooze.minutes));

function renderLabels(macro: Macro | null, { labels }: SiteWork): TemplateResult | typeof nothing {
  if (labels.length === 0) return nothing;
  const isOn = (id: string): boolean =>
    macro?.steps.some((each) => each.act === 'label' && each.labelId === id) ?? false;
  return html`<fieldset>
    <legend>Labels to add</legend>
    ${labels.map(
      ({ id, name }) =>
        html`<label><input type="checkbox" name="label" value=${id} ?checked=${isOn(id)} />${name}</label>`,
    )}
  </fieldset>`;
}

/** What is chosen and not among the options any more (a team that is gone, another length) stays until it is changed. */
function renderSelect(
  label: string,
  name: string,
  chosen: string,
  options: readonly Option[],
): TemplateResult {
  const isKnown = options.some(([value]) => value === chosen);
  const words = Number(chosen) > 0 ? `Put off for ${chosen} min` : 'Somebody or something that is gone';
  const shown: readonly Option[] = isKnown ? options : [...options, [chosen, words]];
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <select id=${name} name=${name}>
      ${shown.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
    </select>
  </div>`;
}

/** The steps in the order in which they are told: words first, then what changes about the conversation. */
export function stepsIn(form: FormData): MacroStep[] {
  const text = (name: string): string => formText(form, name);
  const [body, note, team, assign, status] = ['body', 'note', 'team', 'assign', 'status'].map(text);
  const priority = priorities.find((each) => each === text('priority'));
  const labelIds = form.getAll('label').filter((each) => typeof each === 'string');
  return [
    ...(body ? [{ act: 'reply', body } as const] : []),
    ...(note ? [{ act: 'note', body: note } as const] : []),
    ...labelIds.map((labelId) => ({ act: 'label', labelId }) as const),
    ...(priority ? [{ act: 'priority', priority } as const] : []),
    ...(team ? [{ act: 'team', teamId: team === 'none' ? null : team } as const] : []),
    ...(assign ? [{ act: 'assign', agentId: assign === 'me' ? null : assign } as const] : []),
    ...statusSteps(status ?? ''),
  ];
}

function statusSteps(status: string): MacroStep[] {
  if (status === 'open' || status === 'resolved') return [{ act: 'status', status }];
  const minutes = Number(status);
  return minutes > 0 ? [{ act: 'snooze', minutes }] : [];
}
