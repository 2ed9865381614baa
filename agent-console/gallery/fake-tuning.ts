import type { ThresholdSettings, ThresholdVersion } from '@attune/protocol';
import { changeSettings, defaultSettings, describeDetectors, type TuningSettings } from '@attune/signals';
import { ok, refused, type FakeConnection } from './fake-connection.ts';
import { ines } from './fixtures/conversation.ts';
import { hits, mutes, precision, replayResult } from './fixtures/tuning.ts';

/** How long the replay in memory takes, in steps that can be seen and cancelled. */
const REPLAY_STEPS = 8;
const STEP_MS = 90;

/** Thresholds with their versions, replays, and what agents' votes say: everything the tuning screen asks for. */
export function answerTuning(connection: FakeConnection, now: () => number): void {
  answerThresholds(connection, now);
  answerReplays(connection, now);
  let muted = mutes(now());
  connection.answer('signals:recent', ({ kind }) =>
    ok({ controls: hits(now()).filter((hit) => kind === undefined || hit.kind === kind) }),
  );
  connection.answer('signals:precision', () => ok({ precision, mutes: muted }));
  connection.answer('mute:lift', ({ siteId, kind, controlKey }) => {
    muted = muted.filter((mute) => mute.kind !== kind || mute.controlKey !== controlKey);
    connection.tell('mutes:changed', { siteId, mutes: muted });
    return ok(null);
  });
}

function answerThresholds(connection: FakeConnection, now: () => number): void {
  let settings: ThresholdSettings = {
    ...defaultSettings,
    muted: [],
    version: 0,
    savedAt: null,
    savedBy: null,
  };
  let versions: readonly ThresholdVersion[] = [];
  const store = (siteId: string, next: TuningSettings): ThresholdSettings => {
    settings = { ...next, muted: [], version: settings.version + 1, savedAt: now(), savedBy: ines.name };
    const { muted: _, ...kept } = settings;
    versions = [{ version: settings.version, settings: kept }, ...versions];
    connection.tell('thresholds:changed', { siteId, settings });
    return settings;
  };
  const stale = () => refused('conflict', 'Somebody saved other thresholds meanwhile.');

  connection.answer('thresholds:get', () => ok({ settings, detectors: describeDetectors() }));
  connection.answer('thresholds:versions', () => ok({ versions }));
  connection.answer('thresholds:save', ({ baseVersion, siteId, ...change }) => {
    if (baseVersion !== settings.version) return stale();
    const changed = changeSettings(settings, change);
    if (!changed.ok) return refused('invalid', changed.message, { field: `changes.${changed.field}` });
    return ok({ settings: store(siteId, changed.settings) });
  });
  connection.answer('thresholds:restore', ({ siteId, version, baseVersion }) => {
    if (baseVersion !== settings.version) return stale();
    const earlier =
      version === 0 ? defaultSettings : versions.find((each) => each.version === version)?.settings;
    if (!earlier) return refused('not-found', `There is no version ${version} of these thresholds.`);
    return ok({ settings: store(siteId, earlier) });
  });
}

function answerReplays(connection: FakeConnection, now: () => number): void {
  let count = 0;
  const cancelled = new Set<string>();
  connection.answer('replay:start', ({ days }) => {
    const replayId = `replay-${(count += 1)}`;
    const total = 320;
    const step = (done: number): void => {
      if (cancelled.has(replayId))
        return connection.tell('replay:ended', { replayId, result: null, refusal: null });
      if (done > REPLAY_STEPS) {
        return connection.tell('replay:ended', {
          replayId,
          result: replayResult(now(), days),
          refusal: null,
        });
      }
      connection.tell('replay:progress', {
        replayId,
        done: Math.round((total * done) / REPLAY_STEPS),
        total,
      });
      setTimeout(() => step(done + 1), STEP_MS);
    };
    setTimeout(() => step(1), STEP_MS);
    return ok({ replayId });
  });
  connection.answer('replay:cancel', ({ replayId }) => {
    cancelled.add(replayId);
    return ok(null);
  });
}
