// The library of ALTCHA as another party: one JSON request per line on stdin, one JSON answer per line on stdout.
// {"solve": challenge} -> solution; {"verify": {challenge, solution, key, keyKey}} -> what it says
import { createInterface } from 'node:readline';
import { solveChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

for await (const line of createInterface({ input: process.stdin })) {
  const { solve, verify } = JSON.parse(line);
  const answer = solve
    ? await solveChallenge({ challenge: solve, deriveKey })
    : await verifySolution({
        challenge: verify.challenge,
        solution: verify.solution,
        deriveKey,
        hmacSignatureSecret: verify.key,
        ...(verify.keyKey ? { hmacKeySignatureSecret: verify.keyKey } : {}),
      });
  console.log(JSON.stringify(answer));
}
