import { RequestError } from '@attune/protocol';

/** Somebody asks for a mail, and there is no server to send it. @param instead what they can do, a sentence */
export const noMailServer = (instead: string): RequestError =>
  new RequestError('conflict', `This server is not set up to send mail yet. ${instead}`);
