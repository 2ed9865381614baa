import type { TemplateResult } from 'lit';
import type { Kit } from '../kit.ts';
import { texts } from './texts.ts';
import type { Upload } from './uploads.ts';

type Drawing = Pick<Kit, 'html' | 'fill' | 'icon'>;

interface UploadActs {
  start(file: File): void;
  remove(upload: Upload): void;
}

/** Files that wait to go out, each with how far it has come. */
export function renderUploads(kit: Drawing, uploads: readonly Upload[], acts: UploadActs): TemplateResult {
  return kit.html`<section>
    <ul aria-label=${texts.files}>
      ${uploads.map((each) => renderUpload(kit, each, acts))}
    </ul>
  </section>`;
}

function renderUpload({ html, fill, icon }: Drawing, each: Upload, acts: UploadActs): TemplateResult {
  const { file, progress, attachment, problem } = each;
  const { name } = file;
  return html`<li>
    <span>${name}</span>
    ${
      problem
        ? html`<button type="button" class="link" @click=${() => acts.start(file)}>${texts.again}</button>`
        : html`<i></i>`
    }
    <button
      type="button"
      class="icon"
      aria-label=${fill(texts.remove, { name })}
      @click=${() => acts.remove(each)}
    >
      ${icon('never')}
    </button>
    ${problem ? html`<span class="problem" role="alert">${problem}</span>` : ''}
    ${
      attachment || problem
        ? ''
        : html`<progress
            max="1"
            .value=${progress}
            aria-label=${fill(texts.uploading, { name, percent: Math.round(progress * 100) })}
          ></progress>`
    }
    <span class="said" role="status">${attachment ? fill(texts.ready, { name }) : ''}</span>
  </li>`;
}
