(******************************************************************************)
(*  BitProduct: one sigmoid multiplies bits (13)                               *)
(*                                                                            *)
(*  bits_cases   : all bits are 1, or the sum is at least 1 short              *)
(*  bit_product  : the worst error over k bits is exactly 1/(1+exp(beta/2))     *)
(*  bit_limit    : the neuron tends to the product as beta grows               *)
(******************************************************************************)
From Coq Require Import Reals List Lra.
From Coquelicot Require Import Coquelicot.
From DeepCheap Require Import Statements.
Local Open Scope R_scope.

Lemma bits_cases (x : list bool) :
  (sumbits x = INR (length x) /\ prodbits x = 1) \/
  (sumbits x + 1 <= INR (length x) /\ prodbits x = 0).
Proof.
induction x as [|b x IHx]; [left; simpl; lra|].
change (length (b :: x)) with (S (length x)); rewrite S_INR.
destruct b; simpl; destruct IHx as [[-> ->]|[le_x ->]]; lra.
Qed.

Lemma sigmoid_opp t : 1 - sigmoid t = sigmoid (- t).
Proof.
unfold sigmoid; rewrite Ropp_involutive, exp_Ropp; pose proof (exp_pos t); field; lra.
Qed.

Lemma sigmoid_pos t : 0 < sigmoid t.
Proof. unfold sigmoid; pose proof (exp_pos (- t)); apply Rdiv_lt_0_compat; lra. Qed.

Lemma sigmoid_le s t : s <= t -> sigmoid s <= sigmoid t.
Proof.
intros [lt_st| ->]; [|apply Rle_refl].
unfold sigmoid, Rdiv; rewrite !Rmult_1_l; pose proof (exp_pos (- t)).
apply Rlt_le, Rinv_lt_contravar; [apply Rmult_lt_0_compat; pose proof (exp_pos (- s)); lra|].
apply Rplus_lt_compat_l, exp_increasing; lra.
Qed.

Lemma worst beta : 1 / (1 + exp (beta / 2)) = sigmoid (- (beta / 2)).
Proof. unfold sigmoid; rewrite Ropp_involutive; reflexivity. Qed.

(* All bits 1: the error is exactly the worst one. *)
Lemma error_full beta x : sumbits x = INR (length x) -> prodbits x = 1 ->
  bit_error beta x = 1 / (1 + exp (beta / 2)).
Proof.
intros full one; unfold bit_error, bit_neuron; rewrite full, one, worst, Rabs_minus_sym.
rewrite sigmoid_opp, Rabs_pos_eq by (apply Rlt_le, sigmoid_pos).
f_equal; field.
Qed.

(* Some bit 0: the neuron is at or below -beta/2. *)
Lemma error_short beta x : 0 < beta -> sumbits x + 1 <= INR (length x) ->
  prodbits x = 0 -> bit_error beta x <= 1 / (1 + exp (beta / 2)).
Proof.
intros beta_pos short zero; unfold bit_error, bit_neuron; rewrite zero, worst, Rminus_0_r.
rewrite Rabs_pos_eq by (apply Rlt_le, sigmoid_pos).
apply sigmoid_le.
assert (1 / 2 <= INR (length x) - 1 / 2 - sumbits x) as far by lra.
apply (Rmult_le_compat_l beta) in far; lra.
Qed.

Lemma error_le beta x : 0 < beta -> bit_error beta x <= 1 / (1 + exp (beta / 2)).
Proof.
intros beta_pos; destruct (bits_cases x) as [[full one]|[short zero]].
- rewrite error_full by assumption; apply Rle_refl.
- apply error_short; assumption.
Qed.

Lemma ones_full k :
  sumbits (repeat true k) = INR (length (repeat true k)) /\ prodbits (repeat true k) = 1.
Proof.
induction k as [|k [IHsum IHprod]]; [simpl; lra|].
simpl repeat; change (length (true :: ?l)) with (S (length l)).
simpl sumbits; simpl prodbits; rewrite IHsum, IHprod; cbn [length]; rewrite S_INR; simpl bit; lra.
Qed.

Theorem bit_product : Statements.bit_product.
Proof.
intros k beta beta_pos; split; [intros x _; apply error_le, beta_pos|].
exists (repeat true k); split; [apply repeat_length|].
destruct (ones_full k); apply error_full; assumption.
Qed.

Theorem bit_limit : Statements.bit_limit.
Proof.
intros x; apply is_lim_spec; intros eps; exists (Rmax 0 (2 / eps)); intros beta large.
destruct (Rmax_Rlt 0 (2 / eps) beta) as [[beta_pos beta_eps] _]; [exact large|].
eapply Rle_lt_trans; [apply error_le, beta_pos|].
pose proof (cond_pos eps); assert (0 < beta / 2) as half_pos by lra.
pose proof (exp_ineq1 (beta / 2) (Rgt_not_eq _ _ half_pos)).
apply (Rmult_lt_reg_r (1 + exp (beta / 2))); [lra|].
replace (1 / (1 + exp (beta / 2)) * (1 + exp (beta / 2))) with 1 by (field; lra).
apply (Rmult_lt_compat_r eps) in beta_eps; [|assumption].
replace (2 / eps * eps) with 2 in beta_eps by (field; lra).
assert (eps * (beta / 2) < eps * (1 + exp (beta / 2))); [|lra].
apply Rmult_lt_compat_l; lra.
Qed.
