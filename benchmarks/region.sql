-- Years of casework for the benchmarks: every number is arithmetic on a row number, so that each run has the same.
-- As many trajectories as asked, five sessions each; `day` holds the days up to today (k = 0 is four years ago), with
-- the days on which Wegwijs asks three and six months later. Spelt so that SQLite and PostgreSQL both understand it.
-- A trajectory starts on day (its number * 7919) % 1460; a large prime spreads them evenly.

INSERT INTO number SELECT a.i * 1000 + b.i + 1 FROM thousand a CROSS JOIN thousand b WHERE a.i * 1000 + b.i < :size;

INSERT INTO code_name_given (organisation_id, word, number) SELECT i % 10 + 1, 'kievit', i + 10 FROM number;

INSERT INTO client (id, public_id, organisation_id, code_word, code_number, invented)
SELECT i, 'c' || i, i % 10 + 1, 'kievit', i + 10, :no FROM number;

INSERT INTO trajectory (id, public_id, organisation_id, client_id, municipality_id, practice_id, coach_id, main_reason, invented)
SELECT i, 't' || i, i % 10 + 1, i, i % 20 + 1, NULL, i % 200 + 1, 'eenzaamheid', :no FROM number;

INSERT INTO circumstance (organisation_id, trajectory_id, what, noted_on, logged_at)
SELECT i % 10 + 1, i, CASE i % 3 WHEN 0 THEN 'eenzaamheid' WHEN 1 THEN 'geld' ELSE 'moe' END, :today, :now
FROM number WHERE i % 4 = 0;

INSERT INTO referral (public_id, organisation_id, trajectory_id, received_on, referrer_type, repeat, logged_at)
SELECT 'r' || i, i % 10 + 1, i, day.on_day, CASE i % 4 WHEN 0 THEN 'zelf' WHEN 1 THEN 'poh_ggz' ELSE 'huisarts' END, :no, :now
FROM number JOIN day ON day.k = (i * 7919) % 1460;

INSERT INTO session (public_id, organisation_id, trajectory_id, held_on, minutes, kind, status, logged_at)
SELECT 's' || i || '-' || talk.n, i % 10 + 1, i, day.on_day, 30 + 15 * ((i + talk.n) % 4),
  CASE talk.n WHEN 0 THEN 'intake' ELSE 'vervolg' END, CASE (i + talk.n) % 12 WHEN 0 THEN 'no_show' ELSE 'held' END, :now
FROM number CROSS JOIN talk JOIN day ON day.k = (i * 7919) % 1460 + 10 + 14 * talk.n;

INSERT INTO participation (id, public_id, organisation_id, trajectory_id, category, chosen_on, started_on, stopped_on, stop_reason, ask_start_on, logged_at)
SELECT i, 'p' || i, i % 10 + 1, i, CASE i % 3 WHEN 0 THEN 'ontmoeten' WHEN 1 THEN 'eten' ELSE 'wandelen_bewegen' END,
  chosen.on_day, started.on_day, stopped.on_day,
  CASE WHEN stopped.on_day IS NULL THEN NULL WHEN i % 2 = 0 THEN 'afgerond' ELSE 'geen_klik' END,
  CASE WHEN started.on_day IS NULL AND (i / 7) % :apart = 0 THEN chosen.on_day END, :now
FROM number JOIN day chosen ON chosen.k = (i * 7919) % 1460 + 30
LEFT JOIN day started ON started.k = (i * 7919) % 1460 + 40
LEFT JOIN day stopped ON stopped.k = (i * 7919) % 1460 + 140 AND i % 3 = 0
WHERE i % 5 < 3;

INSERT INTO closing (public_id, organisation_id, trajectory_id, closed_on, reason, logged_at)
SELECT 'e' || i, i % 10 + 1, i, day.on_day,
  CASE i % 5 WHEN 0 THEN 'geen_klik' WHEN 1 THEN 'wachttijd' ELSE 'doel_bereikt_activiteit' END, :now
FROM number JOIN day ON day.k = (i * 7919) % 1460 + 200;

INSERT INTO follow_up (organisation_id, trajectory_id, months, outcome, answered_on, logged_at)
SELECT p.organisation_id, p.trajectory_id, 3, CASE p.id % 3 WHEN 0 THEN 'stopped' ELSE 'same' END, day.ask_3, :now
FROM participation p JOIN day ON day.on_day = p.started_on
WHERE day.ask_3 < :today OR (day.ask_3 = :today AND (p.id / 7) % :apart <> 0);

INSERT INTO follow_up (organisation_id, trajectory_id, months, outcome, answered_on, logged_at)
SELECT p.organisation_id, p.trajectory_id, 6, CASE p.id % 3 WHEN 0 THEN 'stopped' ELSE 'same' END, day.ask_6, :now
FROM participation p JOIN day ON day.on_day = p.started_on
WHERE day.ask_6 < :today OR (day.ask_6 = :today AND (p.id / 7) % :apart <> 0);
