import type { RecorderPart } from '../contract.ts';
import { createRecorder } from './recorder.ts';

/** The `recorder` chunk. */
export const startRecorder: RecorderPart['startRecorder'] = createRecorder;
