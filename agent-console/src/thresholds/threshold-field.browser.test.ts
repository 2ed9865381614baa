import type { ThresholdDefinition } from '@attune/protocol';
import { describeDetectors } from '@attune/signals';
import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drawn, find, findAll, mount, unmountAll, words } from '../../gallery/mount.ts';
import './threshold-field.ts';
import type { ThresholdEdited, ThresholdField } from './threshold-field.ts';

const definitionOf = (kind: string, name: string): ThresholdDefinition => {
  const detector = describeDetectors().find((each) => each.kind === kind);
  const found = detector?.thresholds.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${kind}.${name}.`);
  return found;
};

let edited: (number | null)[];
let field: ThresholdField;
const show = async (definition: ThresholdDefinition, value: number): Promise<void> => {
  edited = [];
  field = await mount<ThresholdField>(
    html`<attune-threshold-field
      .definition=${definition}
      .value=${value}
      .saved=${value}
      @threshold-edited=${(event: ThresholdEdited) => edited.push(event.value)}
    ></attune-threshold-field>`,
    800,
  );
};
const number = (): HTMLInputElement => find(field, '#number') as HTMLInputElement;

beforeEach(() => show(definitionOf('rage-click', 'withinMs'), 2_000));
afterEach(unmountAll);

describe('a threshold', () => {
  it('is typed in seconds and told in milliseconds', async () => {
    expect(number().value).toBe('2');
    await userEvent.fill(number(), '1.5');
    expect(edited).toEqual([1_500]);
  });

  it('that is no number is told as none', async () => {
    await userEvent.fill(number(), 'soon');
    expect(edited).toEqual([null]);
  });

  it('moves with the slider', async () => {
    find(field, 'input[type="range"]').focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(edited).toEqual([2_100]);
  });

  it('says its default, and where that comes from', () => {
    expect(words(find(field, '.foot'))).toBe('Default 2 s. Conviva and Microsoft Clarity look at 2 s.');
  });

  it('that was changed says what it was, and goes back', async () => {
    field.value = 1_500;
    await drawn(field);
    expect(words(find(field, '.was'))).toBe('was 2 s Reset');
    find(field, '.was button').click();
    expect(edited).toEqual([2_000]);
  });

  it('that was saved at another value goes to its default', async () => {
    field.value = 3_000;
    field.saved = 3_000;
    await drawn(field);
    expect(findAll(field, '.was')).toEqual([]);
    find(field, '.foot button').click();
    expect(edited).toEqual([2_000]);
  });

  it('that is wrong is marked as such, with its problem read beside it', async () => {
    field.problem = 'At most 10 s.';
    await drawn(field);
    expect(number().getAttribute('aria-invalid')).toBe('true');
    expect(words(find(field, '[role="alert"]'))).toBe('At most 10 s.');
  });

  it('that is on or off is a switch', async () => {
    await show(definitionOf('failed-request', 'otherOrigins'), 0);
    find(field, '[role="switch"]').click();
    expect(edited).toEqual([1]);
  });

  it('can only be read by who is no admin', async () => {
    field.readOnly = true;
    await drawn(field);
    expect(findAll(field, 'input, button')).toEqual([]);
    expect(words(find(field, '.value'))).toBe('2 s');
  });
});
