import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** A text of one of the sets of data, with what its annotators said. */
export interface Line {
  readonly text: string;
  readonly source: Source;
  /** Indices into GO_EMOTIONS; only GoEmotions has them. */
  readonly emotions: readonly number[] | null;
  /** 0–1: how sure it is that whoever wrote this is not content. */
  readonly unhappy: number;
  /** Plutchik's emotions where a set names them. */
  readonly basic: readonly Basic[];
}

export type Basic = 'anger' | 'disgust' | 'fear' | 'joy' | 'sadness' | 'surprise' | 'trust' | 'anticipation';

export type Source =
  | 'goemotions-train'
  | 'goemotions-dev'
  | 'xed-en'
  | 'xed-neutral'
  | 'brighter-en'
  | 'reviews'
  | 'tweets'
  | 'topical-chat'
  | 'banking77'
  | 'clinc150'
  | 'support-lines'
  | 'support-variants'
  | 'lexicon'
  | `other-${string}`;

/** Emotions of GoEmotions that a discontent customer shows, by index in its labels.txt. */
const UNHAPPY_EMOTIONS = new Map([
  [2, 1],
  [3, 1],
  [9, 1],
  [10, 0.7],
  [11, 0.9],
  [14, 0.4],
  [16, 0.4],
  [19, 0.4],
  [24, 0.2],
  [25, 0.5],
  [6, 0.15],
]);

export function goEmotions(folder: string, part: 'train' | 'dev'): readonly Line[] {
  return rowsOf(folder, `goemotions/${part}.tsv`).map((row) => {
    const [text = '', labels = ''] = row.split('\t');
    const emotions = labels.split(',').map(Number);
    const unhappy = Math.max(...emotions.map((emotion) => UNHAPPY_EMOTIONS.get(emotion) ?? 0));
    return { text, source: `goemotions-${part}`, emotions, unhappy, basic: [] };
  });
}

const PLUTCHIK = ['anger', 'anticipation', 'disgust', 'fear', 'joy', 'sadness', 'surprise', 'trust'] as const;

function unhappyOf(basic: readonly Basic[]): number {
  if (basic.includes('anger') || basic.includes('disgust')) return 0.9;
  if (basic.includes('joy') || basic.includes('trust')) return 0;
  if (basic.includes('sadness')) return 0.6;
  return basic.includes('fear') ? 0.5 : 0;
}

export function xed(folder: string, file: string, source: Source): readonly Line[] {
  return rowsOf(folder, `xed/${file}.tsv`).map((row) => {
    const [text = '', labels = ''] = row.split('\t');
    const basic = labels.split(',').flatMap((label) => PLUTCHIK[Number(label) - 1] ?? []);
    return { text, source, emotions: null, unhappy: unhappyOf(basic), basic };
  });
}

export function xedNeutral(folder: string): readonly Line[] {
  return rowsOf(folder, 'xed/neu_en.txt').map((row) => ({
    text: row.split('\t')[1] ?? '',
    source: 'xed-neutral',
    emotions: null,
    unhappy: 0,
    basic: [],
  }));
}

export function brighter(folder: string, file: string, source: Source): readonly Line[] {
  const [head = [], ...rows] = csvOf(readFileSync(join(folder, `brighter/${file}.csv`), 'utf8'));
  return rows.map((cells) => {
    const basic = head.flatMap((name, at) => (at > 1 && cells[at]?.startsWith('1') ? [name as Basic] : []));
    return { text: cells[1] ?? '', source, emotions: null, unhappy: unhappyOf(basic), basic };
  });
}

/** Valence −4…4 by twenty raters; the ramp between −0.3 and −1.3 is where they begin to agree on a complaint. */
export function vaderSet(folder: string, source: 'reviews' | 'tweets'): readonly Line[] {
  const file = source === 'reviews' ? 'amazonReviewSnippets' : 'tweets';
  return rowsOf(folder, `vader-ground-truth/${file}_GroundTruth.txt`).map((row) => {
    const [, valence = '0', text = ''] = row.split('\t');
    return { text, source, emotions: null, unhappy: unhappyBy(Number(valence)), basic: [] };
  });
}

function unhappyBy(valence: number): number {
  return Math.min(1, Math.max(0, -valence - 0.3));
}

const require = createRequire(import.meta.url);

/** VADER's lexicon, each word a text of its own: words that no set happens to hold. */
export function lexicon(): readonly Line[] {
  const file = require.resolve('vader-sentiment/vader_lexicon.txt');
  return rowsOf(dirname(file), basename(file)).map((row) => {
    const [text = '', valence = '0'] = row.split('\t');
    return { text, source: 'lexicon', emotions: null, unhappy: unhappyBy(Number(valence)), basic: [] };
  });
}

const UNHAPPY_TURNS = new Map([
  ['Angry', 1],
  ['Disgusted', 1],
  ['Sad', 0.5],
  ['Fearful', 0.4],
]);

export function topicalChat(folder: string): readonly Line[] {
  return ['valid_freq', 'valid_rare'].flatMap((name) => {
    const chats = JSON.parse(readFileSync(join(folder, `topical-chat/${name}.json`), 'utf8')) as Record<
      string,
      { content: readonly { message: string; sentiment: string }[] }
    >;
    return Object.values(chats).flatMap(({ content }) =>
      content.map(({ message, sentiment }): Line => {
        const unhappy = UNHAPPY_TURNS.get(sentiment) ?? 0;
        return { text: message, source: 'topical-chat', emotions: null, unhappy, basic: [] };
      }),
    );
  });
}

export function banking(folder: string): readonly Line[] {
  const [, ...rows] = csvOf(readFileSync(join(folder, 'banking77/train.csv'), 'utf8'));
  return rows.map(([text = '']) => ({ text, source: 'banking77', emotions: null, unhappy: 0, basic: [] }));
}

export function clinc(folder: string): readonly Line[] {
  const { train, val } = JSON.parse(readFileSync(join(folder, 'clinc150/train_val.json'), 'utf8')) as Record<
    'train' | 'val',
    readonly [string, string][]
  >;
  return [...train, ...val].map(([text]) => ({
    text,
    source: 'clinc150',
    emotions: null,
    unhappy: 0,
    basic: [],
  }));
}

function rowsOf(folder: string, file: string): readonly string[] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((row) => row.trim() !== '');
}

/** Rows of comma-separated values with quoted cells. */
function csvOf(content: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of content.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1) rows.push(row);
    row = [];
  }
  return rows;
}
