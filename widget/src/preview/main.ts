import { guarded } from '../shared/guarded.ts';
import { showPreview } from './show-preview.ts';
import type { PreviewWanted } from './shown-conversation.ts';

// Draws the chat as the console wants it, in a frame beside the form.
addEventListener(
  'message',
  guarded(({ origin, source, data }: MessageEvent<PreviewWanted>) => {
    if (origin === location.origin && source === parent && typeof data === 'object')
      showPreview(data, document);
  }),
);
parent.postMessage('attune-preview-ready', location.origin);
