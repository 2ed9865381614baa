// The least that Socket.IO can do with the same requests: no schema, no rules, no database. Tells its port to whoever
// has started it, and ends with them.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

/**
 * @typedef {(reply: { ok: true, value: unknown }) => void} Ack
 * @typedef {(input: unknown, ack: Ack) => void} Answered
 * @typedef {{
 *   'visit:start': Answered,
 *   'conversation:sync': Answered,
 *   'message:send': (input: { conversationId: string, body: string }, ack: Ack) => void,
 *   'interaction:report': (input: { interactions: unknown[] }, ack?: Ack) => void,
 *   'typing:set': (input: { conversationId: string, typing: boolean }, ack: Ack) => void,
 *   'agent:start': Answered,
 *   'conversation:open': (input: { conversationId: string }, ack: Ack) => void,
 * }} Requests
 */

const http = createServer();
/**
 * Set up as our own.
 * @type {Server<Requests, Record<string, (news: unknown) => void>>}
 */
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
const agents = io.of('/agent');
const ok = (/** @type {unknown} */ value) => ({ ok: /** @type {const} */ (true), value });

let conversations = 0;
io.of('/visitor').on('connection', (socket) => {
  const conversation = { id: `c${(conversations += 1)}`, status: 'open', lastSeq: 0 };
  let seq = 0;
  socket.on('visit:start', (_input, ack) => ack(ok({ conversation, token: 'bare' })));
  socket.on('conversation:sync', (_input, ack) => ack(ok({ events: [] })));
  socket.on('message:send', ({ conversationId, body }, ack) => {
    const event = { kind: 'message', seq: (seq += 1), at: Date.now(), body };
    ack(ok({ event }));
    agents.to(conversationId).emit('conversation:event', { conversationId, event });
  });
  socket.on('interaction:report', ({ interactions }, ack) =>
    ack?.(ok({ stored: interactions.length, shed: 0 })),
  );
  socket.on('typing:set', ({ conversationId, typing }, ack) => {
    ack(ok(null));
    const author = { kind: 'visitor', id: socket.id, name: null };
    agents.to('everybody').emit('typing:changed', { conversationId, author, typing });
  });
});
agents.on('connection', (socket) => {
  socket.on('agent:start', (_input, ack) => {
    void socket.join('everybody');
    ack(ok(null));
  });
  socket.on('conversation:open', ({ conversationId }, ack) => {
    void socket.join(conversationId);
    ack(ok(null));
  });
});

process.on('disconnect', () => process.exit(0));
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
