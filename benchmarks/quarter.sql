-- The main figures of a quarter as somebody would write them by hand, without the hard cases that Wegwijs also counts.

SELECT referrer_type, count(*) FROM referral WHERE received_on BETWEEN :first AND :last GROUP BY referrer_type;

SELECT status, minutes, count(*) FROM session WHERE held_on BETWEEN :first AND :last GROUP BY status, minutes;

SELECT count(DISTINCT t.client_id), count(*),
  sum(CASE WHEN (SELECT min(held_on) FROM session s WHERE s.trajectory_id = t.id AND s.status = 'held') < :first THEN 1 ELSE 0 END)
FROM trajectory t
WHERE t.id NOT IN (SELECT trajectory_id FROM closing WHERE closed_on < :first AND reopened_on IS NULL)
  AND EXISTS (SELECT 1 FROM session s WHERE s.trajectory_id = t.id AND s.status = 'held' AND s.held_on <= :last);

SELECT c.reason, count(*), sum((SELECT count(*) FROM session s WHERE s.trajectory_id = c.trajectory_id AND s.status = 'held')),
  sum(CASE WHEN EXISTS (SELECT 1 FROM participation p WHERE p.trajectory_id = c.trajectory_id AND p.started_on IS NOT NULL) THEN 1 ELSE 0 END)
FROM closing c WHERE c.closed_on BETWEEN :first AND :last AND c.reopened_on IS NULL GROUP BY c.reason;

SELECT category, found, count(*) FROM participation WHERE chosen_on BETWEEN :first AND :last GROUP BY category, found;

SELECT count(DISTINCT t.client_id), count(DISTINCT CASE WHEN p.started_on >= :first THEN t.client_id END)
FROM participation p JOIN trajectory t ON t.id = p.trajectory_id
WHERE p.started_on <= :last AND (p.stopped_on IS NULL OR p.stopped_on >= :first);

SELECT p.stop_reason, count(DISTINCT t.client_id) FROM participation p JOIN trajectory t ON t.id = p.trajectory_id
WHERE p.stopped_on BETWEEN :first AND :last GROUP BY p.stop_reason;

SELECT f.outcome, count(*) FROM
  (SELECT trajectory_id, min(started_on) AS started_on FROM participation GROUP BY trajectory_id
   HAVING min(started_on) BETWEEN :first_3 AND :last_3) AS began
LEFT JOIN follow_up f ON f.trajectory_id = began.trajectory_id AND f.months = 3 GROUP BY f.outcome;

SELECT f.outcome, count(*) FROM
  (SELECT trajectory_id, min(started_on) AS started_on FROM participation GROUP BY trajectory_id
   HAVING min(started_on) BETWEEN :first_6 AND :last_6) AS began
LEFT JOIN follow_up f ON f.trajectory_id = began.trajectory_id AND f.months = 6 GROUP BY f.outcome;

SELECT count(*), min(r.received_on) FROM referral r
WHERE r.received_on <= :last
  AND NOT EXISTS (SELECT 1 FROM session s WHERE s.trajectory_id = r.trajectory_id AND s.status = 'held' AND s.held_on <= :last)
  AND NOT EXISTS (SELECT 1 FROM closing c WHERE c.trajectory_id = r.trajectory_id AND c.closed_on <= :last AND c.reopened_on IS NULL);

SELECT count(*), sum(CASE WHEN EXISTS (SELECT 1 FROM feedback f WHERE f.trajectory_id = began.trajectory_id AND f.kind = 'intake')
  THEN 1 ELSE 0 END)
FROM (SELECT trajectory_id, min(held_on) AS held_on FROM session WHERE status = 'held' AND held_on <= :last
  GROUP BY trajectory_id HAVING min(held_on) >= :first) AS began
WHERE EXISTS (SELECT 1 FROM referral r WHERE r.trajectory_id = began.trajectory_id AND r.referrer_type NOT IN ('zelf', 'overdracht', 'onbekend'));

SELECT t.main_reason, p.age_band, p.neighbourhood, r.referrer_type, r.received_on, began.held_on, count(*)
FROM (SELECT trajectory_id, min(held_on) AS held_on FROM session WHERE status = 'held' AND held_on <= :last
  GROUP BY trajectory_id HAVING min(held_on) >= :first) AS began
JOIN trajectory t ON t.id = began.trajectory_id
LEFT JOIN preference p ON p.trajectory_id = t.id
LEFT JOIN referral r ON r.trajectory_id = t.id
GROUP BY t.main_reason, p.age_band, p.neighbourhood, r.referrer_type, r.received_on, began.held_on;

SELECT t.main_reason, r.referrer_type, p.gender, r.received_on, began.held_on, count(*)
FROM (SELECT trajectory_id, min(held_on) AS held_on FROM session WHERE status = 'held' AND held_on <= :last
  GROUP BY trajectory_id HAVING min(held_on) >= :first) AS began
JOIN trajectory t ON t.id = began.trajectory_id JOIN referral r ON r.trajectory_id = t.id
LEFT JOIN portrait p ON p.trajectory_id = t.id
GROUP BY t.main_reason, r.referrer_type, p.gender, r.received_on, began.held_on;

SELECT r.received_on, spoken.made_on, count(*)
FROM (SELECT trajectory_id, min(made_on) AS made_on FROM contact WHERE outcome = 'spoken' AND made_on <= :last
  GROUP BY trajectory_id HAVING min(made_on) >= :first) AS spoken
JOIN referral r ON r.trajectory_id = spoken.trajectory_id GROUP BY r.received_on, spoken.made_on;

SELECT reopened_by, count(*) FROM closing WHERE reopened_on BETWEEN :first AND :last GROUP BY reopened_by;

SELECT count(*) FROM referral r JOIN trajectory t ON t.id = r.trajectory_id
WHERE r.received_on BETWEEN :first AND :last AND r.referrer_type = 'zelf' AND NOT r.repeat AND EXISTS
  (SELECT 1 FROM trajectory b JOIN closing c ON c.trajectory_id = b.id
   WHERE b.client_id = t.client_id AND b.id <> t.id AND c.closed_on <= r.received_on AND c.reopened_on IS NULL);
