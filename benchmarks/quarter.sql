-- All figures of a quarter as somebody would write them by hand for both databases. What stands between braces is
-- filled in by `by_hand.py`: {counted} leaves out invented trajectories and those closed as a mistake, {standing} the
-- closings that were annulled, {walk} is every trajectory that was not over before the quarter.

-- referrals
SELECT m.referrer_type, m.repeat, m.fits, m.variant, p.name, o.name, m.many FROM
  (SELECT r.referrer_type, r.repeat, r.fits, r.variant, r.practice_id, r.organisation_id, count(*) AS many
   FROM referral r JOIN trajectory t ON t.id = r.trajectory_id
   WHERE r.received_on BETWEEN :first AND :last AND {counted} GROUP BY 1, 2, 3, 4, 5, 6
   UNION ALL SELECT c.reopened_by, false, NULL, NULL, t.practice_id, c.organisation_id, count(*)
   FROM closing c JOIN trajectory t ON t.id = c.trajectory_id
   WHERE c.reopened_on BETWEEN :first AND :last AND c.reopened_by IS NOT NULL AND {counted} GROUP BY 1, 5, 6
   UNION ALL SELECT b.referrer_type, false, NULL, NULL, b.practice_id, b.organisation_id, count(*)
   FROM bare_referral b WHERE b.received_on BETWEEN :first AND :last AND NOT b.invented GROUP BY 1, 5, 6) AS m
LEFT JOIN organisation p ON p.id = m.practice_id LEFT JOIN organisation o ON o.id = m.organisation_id;

-- icpc
SELECT t.icpc, count(*) FROM trajectory t JOIN referral r ON r.trajectory_id = t.id
WHERE t.icpc IS NOT NULL AND r.received_on BETWEEN :first AND :last AND r.referrer_type <> 'overdracht' AND {counted}
GROUP BY t.icpc;

-- sessions
SELECT s.status, s.minutes, count(*) FROM session s JOIN trajectory t ON t.id = s.trajectory_id
WHERE s.held_on BETWEEN :first AND :last AND {counted} GROUP BY s.status, s.minutes;

-- supported
WITH walk AS MATERIALIZED ({walk}) SELECT count(DISTINCT client_id), count(*), sum(CASE WHEN met_on < :first THEN 1 ELSE 0 END),
  sum(CASE WHEN closed_on IS NOT NULL THEN 1 ELSE 0 END),
  sum(CASE WHEN closed_on IS NULL AND EXISTS (SELECT 1 FROM pause p WHERE p.trajectory_id = walk.id
    AND p.began_on <= :last AND (p.ended_on IS NULL OR p.ended_on > :last)) THEN 1 ELSE 0 END)
FROM walk WHERE met_on IS NOT NULL AND (closed_on IS NULL OR met_on <= closed_on);

-- closed
SELECT reason, talks, started, count(*) FROM
  (SELECT c.reason, (SELECT count(*) FROM session s WHERE s.organisation_id = t.organisation_id
     AND s.trajectory_id = t.id AND s.status = 'held' AND s.held_on <= :today) AS talks,
   EXISTS (SELECT 1 FROM participation p WHERE p.trajectory_id = t.id AND p.started_on <= :today
     AND p.category IN ({activities})) AS started
   FROM closing c JOIN trajectory t ON t.id = c.trajectory_id
   WHERE c.closed_on BETWEEN :first AND :last AND {standing} AND {counted}) AS ended
GROUP BY reason, talks, started;

-- lost
SELECT r.received_on, c.closed_on, count(*)
FROM closing c JOIN trajectory t ON t.id = c.trajectory_id JOIN referral r ON r.trajectory_id = t.id
WHERE c.closed_on BETWEEN :first AND :last AND {standing} AND {counted} AND c.reason IN ({lost})
  AND NOT EXISTS (SELECT 1 FROM session s WHERE s.organisation_id = t.organisation_id
    AND s.trajectory_id = t.id AND s.status = 'held' AND s.held_on <= :today)
GROUP BY r.received_on, c.closed_on;

-- chosen
SELECT p.category, p.found, count(*) FROM participation p JOIN trajectory t ON t.id = p.trajectory_id
WHERE p.chosen_on BETWEEN :first AND :last AND p.category IN ({activities}) AND {counted} GROUP BY p.category, p.found;

-- volunteers
SELECT count(DISTINCT t.client_id), count(DISTINCT CASE WHEN p.category = 'vrijwilliger' THEN t.client_id END)
FROM participation p JOIN trajectory t ON t.id = p.trajectory_id
WHERE p.chosen_on BETWEEN :first AND :last AND p.category IN ({activities}) AND {counted};

-- participants
SELECT count(DISTINCT t.client_id), count(DISTINCT CASE WHEN p.started_on >= :first AND NOT EXISTS
  (SELECT 1 FROM participation e WHERE e.trajectory_id = t.id AND e.started_on < p.started_on
   AND e.category IN ({activities})) THEN t.client_id END)
FROM participation p JOIN trajectory t ON t.id = p.trajectory_id
WHERE p.started_on <= :last AND (p.stopped_on IS NULL OR p.stopped_on >= :first) AND p.category IN ({activities})
  AND {counted};

-- dropped_out
SELECT stop_reason, count(*) FROM
  (SELECT p.stop_reason, row_number() OVER (PARTITION BY t.client_id ORDER BY p.stopped_on DESC, p.id DESC) AS place
   FROM participation p JOIN trajectory t ON t.id = p.trajectory_id
   WHERE p.stopped_on BETWEEN :first AND :last AND p.started_on IS NOT NULL AND p.stop_reason IN ({misfits})
     AND p.category IN ({activities}) AND {counted} AND NOT EXISTS
     (SELECT 1 FROM trajectory u JOIN participation o ON o.trajectory_id = u.id WHERE u.client_id = t.client_id
      AND o.id <> p.id AND o.category IN ({activities}) AND o.started_on <= {four_weeks_on}
      AND (o.started_on > p.stopped_on OR o.stopped_on IS NULL OR o.stopped_on > p.stopped_on))) AS stops
WHERE place = 1 GROUP BY stop_reason;

-- after_3_months
SELECT outcome, count(*) FROM ({cohort_3}) AS began GROUP BY outcome;

-- after_6_months
SELECT outcome, count(*) FROM ({cohort_6}) AS began GROUP BY outcome;

-- six_months_plus
SELECT e.joy, e.new_contacts, count(*) FROM ({cohort_6}) AS began JOIN enjoyment e ON e.trajectory_id = began.id
WHERE began.outcome IN ('same', 'other') AND e.answered_on <= :today GROUP BY e.joy, e.new_contacts;

-- waiting
SELECT received_on, count(*) FROM (SELECT (SELECT min(r.received_on) FROM referral r
    WHERE r.organisation_id = t.organisation_id AND r.trajectory_id = t.id AND r.received_on <= :last) AS received_on
  FROM trajectory t WHERE {counted}
    AND t.id NOT IN (SELECT c.trajectory_id FROM closing c WHERE c.closed_on <= :last AND {standing})
    AND NOT EXISTS (SELECT 1 FROM session s WHERE s.organisation_id = t.organisation_id AND s.trajectory_id = t.id
      AND s.status = 'held' AND s.held_on <= :last)) AS waits
WHERE received_on IS NOT NULL GROUP BY received_on;

-- newcomers
WITH walk AS MATERIALIZED ({walk}) SELECT walk.main_reason, p.age_band, p.neighbourhood, g.gender, r.referrer_type, r.received_on,
  walk.met_on, f.sent_on, count(*)
FROM walk LEFT JOIN referral r ON r.trajectory_id = walk.id LEFT JOIN preference p ON p.trajectory_id = walk.id
LEFT JOIN portrait g ON g.trajectory_id = walk.id
LEFT JOIN (SELECT trajectory_id, min(sent_on) AS sent_on FROM feedback WHERE kind = 'intake' AND channel <> {not_needed}
  AND sent_on BETWEEN :letters_first AND :letters_last GROUP BY trajectory_id) AS f ON f.trajectory_id = walk.id
WHERE walk.met_on >= :first AND (walk.closed_on IS NULL OR walk.met_on <= walk.closed_on) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;

-- mentioned
WITH walk AS MATERIALIZED ({walk}), met AS (SELECT walk.id, walk.main_reason FROM walk
    WHERE walk.met_on >= :first AND (walk.closed_on IS NULL OR walk.met_on <= walk.closed_on))
SELECT reason, count(*) FROM (SELECT met.id, met.main_reason AS reason FROM met WHERE met.main_reason <> 'onbekend'
  UNION SELECT met.id, o.what FROM met JOIN circumstance o ON o.trajectory_id = met.id
    WHERE o.what IN ({reasons})) AS named
GROUP BY reason;

-- contact
WITH walk AS MATERIALIZED ({walk}), reached AS (SELECT walk.id, walk.closed_on, walk.met_on, (SELECT min(c.made_on) FROM contact c
    WHERE c.trajectory_id = walk.id AND c.outcome = 'spoken' AND c.made_on <= :last) AS spoken_on
  FROM walk WHERE walk.met_on >= :first OR walk.id IN
    (SELECT c.trajectory_id FROM contact c WHERE c.outcome = 'spoken' AND c.made_on BETWEEN :first AND :last)),
  heard AS (SELECT id, closed_on, CASE WHEN met_on IS NULL OR spoken_on < met_on THEN spoken_on ELSE met_on END AS on_day
    FROM reached)
SELECT r.received_on, heard.on_day, count(*) FROM heard JOIN referral r ON r.trajectory_id = heard.id
WHERE heard.on_day >= :first AND (heard.closed_on IS NULL OR heard.on_day <= heard.closed_on)
GROUP BY r.received_on, heard.on_day;

-- told_closings
SELECT c.closed_on, f.sent_on, count(*) FROM closing c JOIN trajectory t ON t.id = c.trajectory_id LEFT JOIN
  (SELECT trajectory_id, min(sent_on) AS sent_on FROM feedback WHERE kind IN ('closing', 'not_reached')
   AND channel <> {not_needed} AND sent_on BETWEEN :letters_first AND :letters_last GROUP BY trajectory_id) AS f
  ON f.trajectory_id = t.id
WHERE c.closed_on BETWEEN :first AND :last AND {standing} AND {counted} AND c.reason NOT IN ({silent}) AND EXISTS
  (SELECT 1 FROM referral r WHERE r.trajectory_id = t.id AND r.referrer_type NOT IN ({nobody}))
GROUP BY c.closed_on, f.sent_on;

-- reopened
SELECT c.reopened_by, count(*) FROM closing c JOIN trajectory t ON t.id = c.trajectory_id
WHERE c.reopened_on BETWEEN :first AND :last AND {counted} GROUP BY c.reopened_by;

-- anew
SELECT count(*) FROM referral r JOIN trajectory t ON t.id = r.trajectory_id
WHERE r.received_on BETWEEN :first AND :last AND r.referrer_type = 'zelf' AND NOT r.repeat AND {counted} AND EXISTS
  (SELECT 1 FROM trajectory b JOIN closing c ON c.trajectory_id = b.id
   WHERE b.client_id = t.client_id AND b.id <> t.id AND c.closed_on <= r.received_on AND {standing});

-- wishes
SELECT w.category, w.answered_on IS NOT NULL AND w.answered_on <= :today, count(*)
FROM wish w JOIN organisation o ON o.id = w.organisation_id
WHERE w.month BETWEEN :first AND :last AND NOT o.invented GROUP BY 1, 2;
