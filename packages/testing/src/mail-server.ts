import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it came over the wire. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Header lines by lower-case name, in one line each. */
  readonly headers: ReadonlyMap<string, string>;
  /** Decoded, both bodies. */
  readonly body: string;
}

export interface MailServerForTest {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  /** What the server answers to the next recipients, in order: an SMTP code that refuses. */
  readonly refusals: number[];
  /** Connections at a time, and the most there have been so far. */
  readonly connections: { now: number; most: number };
  /** Until this has resolved, no mail is taken. */
  holdUntil: Promise<void>;
  close(): Promise<void>;
}

/** A real SMTP server on a port of its own. It wants the user "attune" with this password when one is given. */
export async function startMailServer(password?: string): Promise<MailServerForTest> {
  const received: ReceivedMail[] = [];
  const refusals: number[] = [];
  const connections = { now: 0, most: 0 };
  const server = new SMTPServer({
    authOptional: password === undefined,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onConnect(_session, callback) {
      connections.now += 1;
      connections.most = Math.max(connections.most, connections.now);
      callback();
    },
    onClose() {
      connections.now -= 1;
    },
    onAuth(auth, _session, callback) {
      if (auth.username === 'attune' && auth.password === password) callback(null, { user: 'attune' });
      else callback(new Error('Invalid username or password'));
    },
    onRcptTo(_address, _session, callback) {
      const responseCode = refusals.shift();
      if (responseCode === undefined) callback();
      else callback(Object.assign(new Error('Not now'), { responseCode }));
    },
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        received.push({ from, to: rcptTo.map(({ address }) => address), ...read(Buffer.concat(chunks)) });
        void made.holdUntil.then(() => callback());
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const made: MailServerForTest = {
    port,
    received,
    refusals,
    connections,
    holdUntil: Promise.resolve(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return made;
}

function read(bytes: Buffer): Pick<ReceivedMail, 'headers' | 'body'> {
  const raw = bytes.toString('latin1');
  const cut = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, cut).replaceAll(/\r\n[ \t]+/g, ' ');
  const headers = new Map(
    head.split('\r\n').map((line) => {
      const [name = '', ...rest] = line.split(': ');
      return [name.toLowerCase(), rest.join(': ')] as const;
    }),
  );
  const unfolded = raw
    .slice(cut)
    .replaceAll('=\r\n', '')
    .replaceAll(/=([\dA-F]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return { headers, body: Buffer.from(unfolded, 'latin1').toString('utf8') };
}
