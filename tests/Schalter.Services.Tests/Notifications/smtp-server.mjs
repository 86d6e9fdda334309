// A real SMTP server that behaves as told: one JSON line of options on stdin; on stdout first {"port"}, then one line per mail taken.
// fail: { at: "mail" | "rcpt" | "data", code, times } answers with that code; hang / close: "rcpt" | "end" stops answering or hangs up there.
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';

const lines = createInterface({ input: process.stdin });
const say = value => process.stdout.write(`${JSON.stringify(value)}\n`);

lines.once('line', line => {
  const { tls, starttls, user, password, fail, hang, close } = JSON.parse(line);
  const disabledCommands = [...(starttls ? [] : ['STARTTLS']), ...(user ? [] : ['AUTH'])];
  let failures = fail?.times ?? Infinity;
  const hangUp = () => server.connections.forEach(connection => connection._socket.destroy());

  const answer = (step, done, proceed = () => done()) => {
    if (fail?.at === step && failures-- > 0) {
      done(Object.assign(new Error(`no: <ayse@example.org> ${fail.code}`), { responseCode: fail.code }));
    } else if (close === step) {
      hangUp();
    } else if (hang !== step) {
      proceed();
    }
  };

  const server = new SMTPServer({
    ...tls, secure: false, disabledCommands, authOptional: !user, disableReverseLookup: true, hideSTARTTLS: !starttls,
    onAuth: (auth, _, done) => auth.username === user && auth.password === password
      ? done(null, { user }) : done(new Error('Invalid credentials')),
    onMailFrom: (_, __, done) => answer('mail', done),
    onRcptTo: (_, __, done) => answer('rcpt', done),
    onData: (stream, session, done) => {
      const chunks = [];
      stream.on('data', chunk => chunks.push(chunk));
      stream.on('end', () => answer('end', done, () => answer('data', done, () => {
        const { mailFrom, rcptTo } = session.envelope;
        say({ from: mailFrom.address, to: rcptTo.map(r => r.address), secure: session.secure, raw: Buffer.concat(chunks).toString('base64') });
        done();
      })));
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1', () => say({ port: server.server.address().port }));
});

lines.on('close', () => process.exit(0));
