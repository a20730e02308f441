(******************************************************************************)
(*  MultiplicationGate: four neurons multiply two numbers (11)                 *)
(*                                                                            *)
(*  bend h      = sigma(b+h) + sigma(b-h) - 2 sigma(b) - s2 h^2                  *)
(*  gate_bend   : gate - u v = (bend(l(u+v)) - bend(l(u-v))) / (4 s2 l^2)        *)
(*  bend_small  : |bend h| <= eps h^2 near 0, so gate_limit                     *)
(*  bend_fourth : |bend h| <= K h^4 near 0, so gate_rate                        *)
(******************************************************************************)
From Coq Require Import Reals Lra Lia.
From mathcomp Require ssrnat.
From Coquelicot Require Import Coquelicot.
From DeepCheap Require Import Statements.
Local Open Scope R_scope.

Definition bend (sigma : R -> R) (b s2 h : R) : R :=
  sigma (b + h) + sigma (b - h) - 2 * sigma b - s2 * h ^ 2.

Lemma gate_bend sigma b s2 l u v : s2 <> 0 -> l <> 0 ->
  gate sigma b s2 l u v - u * v =
  (bend sigma b s2 (l * (u + v)) - bend sigma b s2 (l * (u - v))) / (4 * s2 * l ^ 2).
Proof. intros nz2 nzl; unfold gate, bend; field; split; assumption. Qed.

Lemma gate_error sigma b s2 l u v A B : s2 <> 0 -> l <> 0 ->
  Rabs (bend sigma b s2 (l * (u + v))) <= A ->
  Rabs (bend sigma b s2 (l * (u - v))) <= B ->
  Rabs (gate sigma b s2 l u v - u * v) <= (A + B) / (4 * Rabs s2 * l ^ 2).
Proof.
intros nz2 nzl le_A le_B; rewrite gate_bend by assumption.
assert (0 < l ^ 2) as l2_pos by (apply pow2_gt_0; assumption).
pose proof (Rabs_pos_lt s2 nz2).
rewrite Rabs_div by (apply Rmult_integral_contrapositive; split; lra).
rewrite !Rabs_mult, (Rabs_pos_eq 4), (Rabs_pos_eq (l ^ 2)) by lra.
apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat; lra|].
eapply Rle_trans; [apply Rabs_triang|]; rewrite Rabs_Ropp; lra.
Qed.

(* ------------------------------------------------------------------------- *)
(*  The limit                                                                 *)
(* ------------------------------------------------------------------------- *)

Section Limit.

Variables (sigma : R -> R) (b s2 : R).
Hypothesis sigma_smooth : locally b (ex_derive sigma).
Hypothesis second : is_derive (Derive sigma) b s2.

(* Near b the slope is linear up to eps |h|. *)
Lemma slope_small (eps : posreal) : exists d : posreal, forall h, Rabs h < d ->
  Rabs (Derive sigma (b + h) - Derive sigma b - s2 * h) <= eps * Rabs h.
Proof.
destruct (proj1 (is_derive_Reals _ _ _) second eps (cond_pos eps)) as [d near].
exists d; intros h small; destruct (Req_dec h 0) as [-> |nz].
  rewrite Rplus_0_r, Rabs_R0, Rmult_0_r, Rmult_0_r, Rminus_0_r, Rminus_eq_0, Rabs_R0; lra.
specialize (near h nz small); apply Rlt_le.
replace (_ - _ - _) with (((Derive sigma (b + h) - Derive sigma b) / h - s2) * h) by (field; exact nz).
rewrite Rabs_mult; apply Rmult_lt_compat_r; [apply Rabs_pos_lt, nz|exact near].
Qed.

Lemma in_ball (t : R) (d : posreal) : Rabs (t - b) < d -> ball b d t.
Proof. intros near; exact near. Qed.

Lemma bend_derive h : ex_derive sigma (b + h) -> ex_derive sigma (b - h) ->
  is_derive (bend sigma b s2) h (Derive sigma (b + h) - Derive sigma (b - h) - 2 * s2 * h).
Proof.
intros plus_h minus_h; unfold bend; auto_derive; [tauto|].
change (fun x => sigma x) with sigma; unfold Rminus; ring.
Qed.

Lemma bend_small (eps : posreal) : exists d : posreal, forall h, Rabs h < d ->
  Rabs (bend sigma b s2 h) <= 2 * eps * h ^ 2.
Proof.
destruct (slope_small eps) as [d1 slope]; destruct sigma_smooth as [d2 smooth].
assert (0 < Rmin d1 d2) as d_pos by (apply Rmin_pos; apply cond_pos).
exists (mkposreal _ d_pos); cbn [pos]; intros h small.
pose proof (Rmin_l d1 d2); pose proof (Rmin_r d1 d2).
assert (derivable : forall t, Rabs t <= Rabs h -> is_derive (bend sigma b s2) t
          (Derive sigma (b + t) - Derive sigma (b - t) - 2 * s2 * t)).
  intros t le_th; apply bend_derive; apply smooth, in_ball.
    replace (b + t - b) with t by ring; lra.
  replace (b - t - b) with (- t) by ring; rewrite Rabs_Ropp; lra.
assert (inside : forall t, Rmin 0 h <= t <= Rmax 0 h -> Rabs t <= Rabs h).
  intros t; unfold Rmin, Rmax; destruct (Rle_dec 0 h); unfold Rabs;
    destruct (Rcase_abs t); destruct (Rcase_abs h); lra.
destruct (MVT_gen (bend sigma b s2) 0 h
  (fun t => Derive sigma (b + t) - Derive sigma (b - t) - 2 * s2 * t)) as [c [in_c eq_c]].
- intros t in_t; apply derivable, inside; lra.
- intros t in_t; apply continuity_pt_filterlim, (ex_derive_continuous (bend sigma b s2)).
  eexists; apply derivable, inside, in_t.
- apply inside in in_c; replace (bend sigma b s2 h) with (bend sigma b s2 h - bend sigma b s2 0)
    by (unfold bend; rewrite Rplus_0_r, Rminus_0_r; ring).
  rewrite eq_c, Rabs_mult, Rminus_0_r, <- (pow2_abs h).
  replace (2 * eps * Rabs h ^ 2) with (2 * eps * Rabs h * Rabs h) by ring.
  apply Rmult_le_compat_r; [apply Rabs_pos|].
  pose proof (slope c ltac:(lra)); pose proof (slope (- c) ltac:(rewrite Rabs_Ropp; lra)) as back.
  rewrite Rabs_Ropp in back; replace (b + - c) with (b - c) in back by ring.
  assert (eps * Rabs c <= eps * Rabs h) by (apply Rmult_le_compat_l; [apply Rlt_le, cond_pos|lra]).
  replace (_ - _ - _) with ((Derive sigma (b + c) - Derive sigma b - s2 * c)
    - (Derive sigma (b - c) - Derive sigma b - s2 * - c)) by ring.
  eapply Rle_trans; [apply Rabs_triang|]; rewrite Rabs_Ropp; lra.
Qed.

End Limit.

(* A positive scale below which l w is smaller than d whenever |w| <= B *)
Lemma small_scale (d : posreal) B : 0 <= B ->
  exists l0, 0 < l0 /\ forall l w, Rabs l <= l0 -> Rabs w <= B -> Rabs (l * w) < d.
Proof.
intros B_pos; pose proof (cond_pos d); exists (d / (B + 1)).
assert (0 < d / (B + 1)) by (apply Rdiv_lt_0_compat; lra); split; [assumption|].
intros l w le_l le_w; rewrite Rabs_mult.
apply Rle_lt_trans with (d / (B + 1) * B); [apply Rmult_le_compat; auto using Rabs_pos|].
apply Rlt_le_trans with (d / (B + 1) * (B + 1)); [apply Rmult_lt_compat_l; lra|].
apply Req_le; field; lra.
Qed.

Lemma sum_diff_le u v B : Rabs u <= B -> Rabs v <= B ->
  Rabs (u + v) <= 2 * B /\ Rabs (u - v) <= 2 * B.
Proof.
intros le_u le_v; split; (eapply Rle_trans; [apply Rabs_triang|]); rewrite ?Rabs_Ropp; lra.
Qed.

Theorem gate_limit : Statements.gate_limit.
Proof.
intros sigma b s2 smooth second nz2 u v; apply is_lim_spec; intros eps.
pose proof (Rabs_pos_lt s2 nz2) as s2_pos; pose proof (cond_pos eps).
set (S := u ^ 2 + v ^ 2 + 1).
assert (0 < S) as S_pos by (unfold S; pose proof (pow2_ge_0 u); pose proof (pow2_ge_0 v); lra).
assert (0 < eps * Rabs s2 / S) as eta_pos by (apply Rdiv_lt_0_compat; [apply Rmult_lt_0_compat|]; lra).
destruct (bend_small sigma b s2 smooth second (mkposreal _ eta_pos)) as [d near]; simpl in near.
set (B := Rmax (Rabs u) (Rabs v)).
destruct (sum_diff_le u v B (Rmax_l _ _) (Rmax_r _ _)) as [le_sum le_diff].
destruct (small_scale d (2 * B)) as [l0 [l0_pos scale]].
  pose proof (Rmax_l (Rabs u) (Rabs v)); pose proof (Rabs_pos u); unfold B; lra.
exists (mkposreal _ l0_pos); intros l in_l nzl.
assert (Rabs l <= l0) as le_l.
  change (Rabs (l - 0) < l0) in in_l; rewrite Rminus_0_r in in_l; lra.
assert (0 < l ^ 2) by (apply pow2_gt_0; exact nzl).
eapply Rle_lt_trans.
  apply gate_error; [exact nz2|exact nzl| |]; apply near, scale; assumption.
replace (_ / _) with (eps * ((u ^ 2 + v ^ 2) / S)) by (field; lra).
rewrite <- (Rmult_1_r eps) at 2; apply Rmult_lt_compat_l; [assumption|].
apply (Rmult_lt_reg_r S); [assumption|]; unfold Rdiv.
rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra; unfold S; lra.
Qed.

(* ------------------------------------------------------------------------- *)
(*  The rate                                                                  *)
(* ------------------------------------------------------------------------- *)

(* Taylor's formula to fourth order, to the right of b. *)
Lemma taylor_4 f b h K : 0 < h ->
  (forall t, b <= t <= b + h -> forall k, (k <= 4)%nat -> ex_derive_n f k t) ->
  (forall t, b <= t <= b + h -> Rabs (Derive_n f 4 t) <= K) ->
  Rabs (f (b + h) - f b - h * Derive_n f 1 b - h ^ 2 / 2 * Derive_n f 2 b
        - h ^ 3 / 6 * Derive_n f 3 b) <= K / 24 * h ^ 4.
Proof.
intros h_pos smooth bound.
destruct (Taylor_Lagrange f 3 b (b + h)) as [z [in_z ->]]; [lra|exact smooth|].
replace (b + h - b) with h by ring; cbn [sum_f_R0 Derive_n]; simpl fact; simpl INR.
assert (0 < h ^ 4) by (apply pow_lt; exact h_pos).
specialize (bound z ltac:(lra)).
match goal with |- Rabs ?e <= _ => replace e with (h ^ 4 / 24 * Derive_n f 4 z) end.
  rewrite Rabs_mult, Rabs_pos_eq by lra.
  replace (K / 24 * h ^ 4) with (h ^ 4 / 24 * K) by field.
  apply Rmult_le_compat_l; lra.
cbn [Derive_n]; field.
Qed.

Section Rate.

Variables (sigma : R -> R) (b K : R) (d : posreal).
Hypothesis smooth : forall t, Rabs (t - b) < d ->
  forall k, (k <= 4)%nat -> ex_derive_n sigma k t.
Hypothesis bound : forall t, Rabs (t - b) < d -> Rabs (Derive_n sigma 4 t) <= K.
Let back (t : R) : R := sigma (- t).

Lemma near_back t : Rabs (- t - b) < d -> locally (- t) (fun y =>
  forall k, (k <= 4)%nat -> ex_derive_n sigma k y).
Proof.
intros near_t; assert (0 < d - Rabs (- t - b)) as gap by lra.
exists (mkposreal _ gap); simpl; intros y near_y; apply smooth.
change (Rabs (y - - t) < d - Rabs (- t - b)) in near_y.
replace (y - b) with ((y - - t) + (- t - b)) by ring.
eapply Rle_lt_trans; [apply Rabs_triang|]; lra.
Qed.

Lemma derive_back t k : Rabs (- t - b) < d -> (k <= 4)%nat ->
  ex_derive_n back k t /\ Derive_n back k t = (-1) ^ k * Derive_n sigma k (- t).
Proof.
intros near_t le_k4; pose proof (near_back t near_t) as [e near].
assert (locally (- t) (fun y => forall j, (j <= k)%nat -> ex_derive_n sigma j y)).
  exists e; intros y near_y j le_jk; apply near; [exact near_y|lia].
split; [apply ex_derive_n_comp_opp|apply Derive_n_comp_opp]; assumption.
Qed.

Lemma bend_even s2 h : bend sigma b s2 (- h) = bend sigma b s2 h.
Proof.
unfold bend; replace (b - - h) with (b + h) by ring; replace (b + - h) with (b - h) by ring.
ring.
Qed.

Lemma bend_right h : 0 < h < d ->
  Rabs (bend sigma b (Derive_n sigma 2 b) h) <= K / 12 * h ^ 4.
Proof.
intros in_h.
assert (right : forall t, b <= t <= b + h -> Rabs (t - b) < d) by (intros t in_t; rewrite Rabs_pos_eq; lra).
assert (left : forall t, - b <= t <= - b + h -> Rabs (- t - b) < d).
  intros t in_t; rewrite Rabs_minus_sym, Rabs_pos_eq; lra.
assert (at_b : Rabs (- - b - b) < d) by (apply left; lra).
pose proof (taylor_4 sigma b h K ltac:(lra) (fun t in_t => smooth t (right t in_t))
  (fun t in_t => bound t (right t in_t))) as up.
assert (down := taylor_4 back (- b) h K ltac:(lra)).
assert (forall k, (k <= 4)%nat -> Derive_n back k (- b) = (-1) ^ k * Derive_n sigma k b) as at_back.
  intros k le_k4; rewrite (proj2 (derive_back (- b) k at_b le_k4)), Ropp_involutive; reflexivity.
assert (back (- b + h) = sigma (b - h)) as far by (unfold back; f_equal; ring).
assert (back (- b) = sigma b) as here by (unfold back; f_equal; ring).
rewrite !at_back, far, here in down by lia.
eapply Rle_trans; [|apply Rle_trans with (K / 24 * h ^ 4 + K / 24 * h ^ 4); [|lra]];
  [|apply Rplus_le_compat; [exact up|apply down]].
- eapply Rle_trans; [|apply Rabs_triang]; unfold bend; right; f_equal; simpl; field.
- intros t in_t k le_k4; apply derive_back; auto.
- intros t in_t; rewrite (proj2 (derive_back t 4 (left t in_t) ltac:(lia))).
  replace ((-1) ^ 4) with 1 by ring; rewrite Rmult_1_l; apply bound, left, in_t.
Qed.

Lemma bend_fourth h : Rabs h < d ->
  Rabs (bend sigma b (Derive_n sigma 2 b) h) <= K / 12 * h ^ 4.
Proof.
intros small; destruct (Rtotal_order h 0) as [neg|[-> |pos]].
- rewrite Rabs_left in small by lra.
  rewrite <- bend_even; replace (h ^ 4) with ((- h) ^ 4) by ring; apply bend_right; lra.
- unfold bend; rewrite Rplus_0_r, Rminus_0_r; right.
  match goal with |- Rabs ?e = _ => replace e with 0 by ring end; rewrite Rabs_R0; ring.
- rewrite Rabs_pos_eq in small by lra; apply bend_right; lra.
Qed.

End Rate.

(* A function that is continuous at b is bounded near b. *)
Lemma bounded_near (f : R -> R) b : continuous f b ->
  exists d : posreal, forall t, Rabs (t - b) < d -> Rabs (f t) <= Rabs (f b) + 1.
Proof.
intros cont; destruct (proj1 (filterlim_locally f (f b)) cont (mkposreal 1 Rlt_0_1)) as [d near].
exists d; intros t near_t; specialize (near t near_t).
change (Rabs (f t - f b) < 1) in near.
replace (f t) with (f b + (f t - f b)) by ring.
eapply Rle_trans; [apply Rabs_triang|]; lra.
Qed.

Theorem gate_rate : Statements.gate_rate.
Proof.
intros sigma b B [d1 smooth] cont nz2; set (s2 := Derive_n sigma 2 b) in *.
destruct (bounded_near _ _ cont) as [d2 bound]; set (K := Rabs (Derive_n sigma 4 b) + 1) in bound.
assert (0 < Rmin d1 d2) as d_pos by (apply Rmin_pos; apply cond_pos).
pose proof (Rmin_l d1 d2); pose proof (Rmin_r d1 d2).
assert (forall h, Rabs h < Rmin d1 d2 -> Rabs (bend sigma b s2 h) <= K / 12 * h ^ 4) as fourth.
  apply (bend_fourth sigma b K (mkposreal _ d_pos)); simpl; intros t near_t.
    intros k le_k4; apply smooth; [change (Rabs (t - b) < d1); lra|].
    apply (ssrbool.introT ssrnat.leP le_k4).
  apply bound; lra.
destruct (small_scale (mkposreal _ d_pos) (2 * Rabs B)) as [l0 [l0_pos scale]].
  pose proof (Rabs_pos B); lra.
exists (2 * K * B ^ 4 / (3 * Rabs s2)), l0; split; [exact l0_pos|].
intros l u v in_l le_u le_v.
assert (Rabs B = B) as abs_B by (apply Rabs_pos_eq; pose proof (Rabs_pos u); lra).
destruct (sum_diff_le u v B le_u le_v) as [le_sum le_diff].
pose proof (Rabs_pos_lt s2 nz2); assert (0 < l ^ 2) by (apply pow_lt; lra).
assert (Rabs l <= l0) by (rewrite Rabs_pos_eq; lra).
assert (forall w, Rabs w <= 2 * B ->
  Rabs (bend sigma b s2 (l * w)) <= K / 12 * (l ^ 4 * (2 * B) ^ 4)) as part.
  intros w le_w; eapply Rle_trans; [apply fourth, scale; rewrite ?abs_B; assumption|].
  apply Rmult_le_compat_l; [unfold K; pose proof (Rabs_pos (Derive_n sigma 4 b)); lra|].
  rewrite Rpow_mult_distr; apply Rmult_le_compat_l; [apply pow_le; lra|].
  replace (w ^ 4) with (Rabs w ^ 4); [apply pow_incr; split; [apply Rabs_pos|assumption]|].
  replace (Rabs w ^ 4) with ((Rabs w ^ 2) ^ 2) by ring; rewrite pow2_abs; ring.
eapply Rle_trans; [apply gate_error; [exact nz2|lra|apply part, le_sum|apply part, le_diff]|].
right; field; lra.
Qed.
