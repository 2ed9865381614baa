import type { Attachment, Refusal, Reply } from '@attune/protocol';
import type { Conversation } from '../../conversation/conversation.ts';

/** A file on its way. */
export interface Upload {
  readonly file: File;
  /** 0 to 1. */
  readonly progress: number;
  readonly attachment: Attachment | null;
  /** Why it did not get there, in words. */
  readonly problem: string | null;
}

type Access = ReturnType<Conversation['access']>;

export function addressOf({ server, site, conversationId }: Access, rest: string): string {
  const path = `api/visitor/conversations/${conversationId ?? ''}/${rest}`;
  return `${server}${path}?site=${encodeURIComponent(site)}`;
}

/** Asks the server by HTTP in the visitor's name. */
export function ask(access: Access, rest: string, method = 'GET'): Promise<Response> {
  return fetch(addressOf(access, rest), {
    method,
    headers: { authorization: `Bearer ${access.token ?? ''}` },
    credentials: 'omit',
  });
}

/**
 * Sends a file; the only way that tells how far it has come is the old one.
 * @param why says in words why it did not get there; null: nobody answered
 * @returns how to stop it
 */
export function upload(
  access: Access,
  file: File,
  changed: (to: Partial<Upload>) => void,
  why: (refusal: Refusal | null) => string,
): () => void {
  const request = new XMLHttpRequest();
  request.open('POST', addressOf(access, 'attachments'));
  request.setRequestHeader('authorization', `Bearer ${access.token ?? ''}`);
  request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
  request.responseType = 'json';
  request.upload.addEventListener('progress', ({ loaded, total }) =>
    changed({ progress: total ? loaded / total : 0 }),
  );
  request.addEventListener('load', () => {
    // Our own server's answer; a proxy that answers in its place gives none.
    const reply = request.response as Reply<{ readonly attachment: Attachment }> | null;
    if (reply === null) changed({ problem: why(null) });
    else if (reply.ok) changed({ progress: 1, attachment: reply.value.attachment });
    else changed({ problem: why(reply.refusal) });
  });
  request.addEventListener('error', () => changed({ problem: why(null) }));
  request.send(file);
  return () => request.abort();
}
