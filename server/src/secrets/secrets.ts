import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps what must be read again, but not by whoever sees the database alone. */
export interface Secrets {
  /** @param purpose what is sealed for one purpose opens for no other */
  seal(purpose: string, text: string): string;
  /** @returns null when it was sealed with another secret or for another purpose, or was changed */
  open(purpose: string, sealed: string): string | null;
  /** Whether it was sealed with the SECRET of now. */
  isCurrent(sealed: string): boolean;
}

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Characters that tell which SECRET sealed a text, and nothing of it. */
const MARK_LENGTH = 8;

/**
 * AES-256-GCM under keys derived from SECRET, one a purpose.
 * @param before the SECRET there was until now: what it sealed opens still
 */
export function createSecrets(secret: string, before?: string): Secrets {
  const current = sealingWith(secret);
  const known = [current, ...(before === undefined ? [] : [sealingWith(before)])];
  return {
    seal: current.seal,
    open(purpose, sealed) {
      for (const { open } of known) {
        const text = open(purpose, sealed);
        if (text !== null) return text;
      }
      return null;
    },
    isCurrent: (sealed) => sealed.startsWith(`${VERSION}.`) && sealed.endsWith(`.${current.mark}`),
  };
}

function sealingWith(secret: string) {
  const derive = (info: string) =>
    Buffer.from(hkdfSync('sha256', secret, 'attune-secrets', `${VERSION} ${info}`, 32));
  const mark = derive('mark').toString('base64url').slice(0, MARK_LENGTH);
  return {
    mark,
    seal(purpose: string, text: string): string {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', derive(purpose), nonce);
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const body = Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
      return `${VERSION}.${body}.${mark}`;
    },
    open(purpose: string, sealed: string): string | null {
      // Without a mark: sealed before there were several.
      const [version, body, of = mark, ...more] = sealed.split('.');
      const bytes = Buffer.from(body ?? '', 'base64url');
      if (version !== VERSION || of !== mark || more.length > 0) return null;
      return bytes.length < NONCE_BYTES + TAG_BYTES ? null : opened(derive(purpose), bytes);
    },
  };
}

function opened(key: Buffer, bytes: Buffer): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const hidden = bytes.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8');
  } catch {
    // The tag does not fit: another secret, another purpose, or somebody changed it.
    return null;
  }
}
