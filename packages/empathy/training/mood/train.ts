import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GO_EMOTIONS } from '../../src/mood/labels.ts';
import { FORMAT_VERSION, type WeightsHeader } from '../../src/mood/packed-weights.ts';
import { labelCalibrations } from './label-calibrations.ts';
import { layerFile } from './layer-file.ts';
import { calibrateDissatisfied, linesFor, trainDissatisfied, trainedRequests } from './dissatisfied.ts';
import { trainEmotions } from './emotions.ts';
import { joined } from './logistic.ts';
import { OTHER_HEADS, trainOthers } from './others.ts';

/** Trains all layers from a folder of data and writes the file the runtime reads. The same data gives the same file. */
const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('Give the folder of data: train:mood FOLDER\n');
  process.exit(2);
}
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say('The 28 emotions …');
const emotions = trainEmotions(folder);
say('Dissatisfied …');
const dissatisfied = trainDissatisfied(linesFor(folder));
say('Other languages …');
const others = trainOthers(folder);

const english = layerFile(
  joined(emotions.layer, dissatisfied),
  [...GO_EMOTIONS, 'dissatisfied'],
  [...emotions.calibrations, calibrateDissatisfied(folder, dissatisfied)],
);
const elsewhere = layerFile(others.layer, OTHER_HEADS, others.calibrations);
const { labels, labelThresholds } = labelCalibrations(emotions, trainedRequests(folder));
const header: WeightsHeader = {
  version: FORMAT_VERSION,
  id: createHash('sha256').update(english.text).update(elsewhere.text).digest('hex').slice(0, 16),
  english: english.header,
  others: elsewhere.header,
  labels,
  labelThresholds,
};
const file = fileURLToPath(new URL('../../src/mood/weights.generated.ts', import.meta.url));
writeFileSync(
  file,
  `// Written by packages/empathy/training/mood/train.ts. Licences of the data: MODEL-CARD.md.
import type { WeightsHeader } from './packed-weights.ts';

export const weightsHeader: WeightsHeader = ${JSON.stringify(header)};
export const englishWeights = "${english.text}";
export const otherWeights = "${elsewhere.text}";
`,
);
say(`${english.text.length + elsewhere.text.length} weights, ${header.id}`);
