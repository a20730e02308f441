(******************************************************************************)
(*  Monomials: x^r takes exactly prod (r_i + 1) neurons                         *)
(*                                                                            *)
(*  weighted_divisors : a sum over the divisors e of x^r, with neurons at the   *)
(*                      points e, is x^r up to degree |r|                       *)
(*  monomial_necessary, monomials : the claims                                 *)
(*  Meaning: the product is the case r = (1, ..., 1).                           *)
(******************************************************************************)
From mathcomp Require Import all_ssreflect all_algebra.
From SsrMultinomials Require Import mpoly.
From DeepCheap Require Import Statements SignCancellation Moments.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory.
Local Open Scope ring_scope.

(* ------------------------------------------------------------------------- *)
(*  Necessary                                                                 *)
(* ------------------------------------------------------------------------- *)

(* Conditions on the degrees from lo on need a neuron for each divisor of degree at
   least lo. *)
Lemma layers_needed (F : fieldType) n m (r : 'I_n -> nat) sigma
    (a : 'I_n -> 'I_m -> F) w lo : (2 * (degree r)`!)%:R != 0 :> F ->
  (forall k, (lo <= k <= degree r)%N -> sigma k != 0) ->
  (forall k, (lo <= k <= degree r)%N -> forall x : 'I_n -> F,
     layer a w sigma k x = (k == degree r)%:R * \prod_i x i ^+ r i) ->
  (lo <= degree r)%N -> (#|[pred e : divisor r | lo <= size_of e]| <= m)%N.
Proof.
set d := degree r => factorials sigma_neq0 layers le_lo.
have scaled k x : powersum a (fun j => sigma d * w j) k x = sigma d * powersum a w k x.
  by rewrite mulr_sumr; apply: eq_bigr => j _; rewrite mulrA.
apply: (@neurons_needed _ _ _ a (fun j => sigma d * w j)) => // [x|k /andP[le_k lt_kd] x].
  by rewrite scaled [LHS](layers d) ?le_lo ?leqnn // eqxx mul1r.
have in_range : (lo <= k <= d)%N by rewrite le_k ltnW.
have /eqP := layers k in_range x; rewrite /layer -/(powersum a w k x).
rewrite (ltn_eqF lt_kd) mul0r mulf_eq0 (negbTE (sigma_neq0 k in_range)) /=.
by rewrite scaled => /eqP->; rewrite mulr0.
Qed.

Theorem monomial_necessary : Statements.monomial_necessary.
Proof.
move=> F n m r sigma a w factorials sigma_neq0 layers.
rewrite -card_divisor -(@eq_card _ [pred e : divisor r | 0 <= size_of e]%N) //.
exact: (@layers_needed F n m r sigma a w 0 factorials sigma_neq0 layers isT).
Qed.

(* Equal polynomials have equal layers. *)
Lemma layers_of_network (F : fieldType) n m (a : 'I_n -> 'I_m -> F) w sigma d r k x :
  network a w d sigma = \prod_i 'X_i ^+ r i -> (k <= d)%N ->
  layer a w sigma k x = (k == degree r)%:R * \prod_i x i ^+ r i.
Proof.
move=> eq_net le_kd; have := along_network a w (fun=> sigma) x le_kd.
rewrite -/(network a w d sigma) eq_net along_monomial coefZ coefXn mulrC => ->.
by rewrite /layer mulr_sumr; apply: eq_bigr => j _; rewrite mulrA [w j * _]mulrC.
Qed.

(* ------------------------------------------------------------------------- *)
(*  Sufficient                                                                *)
(* ------------------------------------------------------------------------- *)

Section Sufficient.

Variables (F : fieldType) (n : nat) (r : 'I_n -> nat) (sigma : nat -> F).
Hypotheses (F0 : char0 F) (sigma_d : sigma (degree r) != 0).
Let d := degree r.
Let letters : d.-tuple 'I_n := Tuple (introT eqP (size_word r)).
Let A : comRingType := [comRingType of {mpoly F[n]}].

(* Forward differences: +1 at the step, -1 at the start. *)
Let g (b : bool) : F := if b then 1 else -1.

Lemma differences (k : nat) : (k <= d)%N ->
  \sum_(s : {ffun 'I_d -> bool})
     (\prod_t g (s t)) *: (\sum_t (s t)%:R *: 'X_(tnth letters t)) ^+ k =
  ((k == d)%:R * d`!%:R) *: \prod_i 'X_i ^+ r i :> {mpoly F[n]}.
Proof.
move=> le_kd; pose G b : A := (g b)%:MP; pose H b : A := b%:R.
have G0 : \sum_b G b = 0 by rewrite big_bool /G /= mpolyCN addrN.
have GH : \sum_b G b * H b = 1 by rewrite big_bool /G /H /= mulr1 mulr0 addr0.
transitivity (cornersum G H (fun t (_ : 'I_k) => 'X_(tnth letters t) : A)).
  apply: eq_bigr => s _; rewrite prodr_const card_ord /G -rmorph_prod mul_mpolyC.
  by congr (_ *: _ ^+ _); apply: eq_bigr => t _; rewrite scaler_nat mulr_natl.
have [lt_kd|] := ltnP k d; first by rewrite cornersum_lt // ltn_eqF // mul0r scale0r.
move=> ge_kd; have -> : k = d by apply/eqP; rewrite eqn_leq le_kd.
rewrite cornersum_full // GH expr1n mul1r eqxx mul1r.
rewrite [LHS](sum_perms (fun t => 'X_(tnth letters t) : A)) scaler_nat mulr_natl.
by rewrite -prod_word [in RHS](big_tuple _ _ letters xpredT (fun i => 'X_i)).
Qed.

(* How many steps are taken in each variable. *)
Definition steps (s : {ffun 'I_d -> bool}) : divisor r :=
  [ffun i => inord #|[pred t | s t && (tnth letters t == i)]|].

Lemma stepsE s i : steps s i = #|[pred t | s t && (tnth letters t == i)]| :> nat.
Proof.
rewrite ffunE inordK // ltnS -[X in (_ <= X)%N](count_word r) -[word r]/(val letters).
rewrite -sum1_count big_tuple sum1dep_card; apply/subset_leq_card/subsetP => t.
by rewrite !inE => /andP[].
Qed.

Lemma sum_steps (s : {ffun 'I_d -> bool}) : \sum_t (s t)%:R *: 'X_(tnth letters t) = \sum_i (steps s i)%:R *: 'X_i :> {mpoly F[n]}.
Proof.
rewrite (partition_big (tnth letters) xpredT) //=; apply: eq_bigr => i _.
rewrite (eq_bigr (fun t => (s t)%:R *: 'X_i)) => [|t /eqP-> //].
rewrite -scaler_suml -natr_sum stepsE -sum1_card -big_mkcondr /=; congr (_%:R *: _).
by apply: eq_bigl => t; rewrite inE andbC.
Qed.

Definition weight (e : divisor r) : F :=
  (\sum_(s | steps s == e) \prod_t g (s t)) / (d`!%:R * sigma d).

Lemma weighted_divisors :
  \sum_e weight e *: neuron d sigma (\sum_i (e i)%:R *: 'X_i) = \prod_i 'X_i ^+ r i.
Proof.
pose f := d`!%:R * sigma d; have f_neq0 : f != 0.
  by rewrite mulf_neq0 //; move/charf0P: F0 => ->; rewrite -lt0n fact_gt0.
transitivity (f^-1 *: \sum_(s : {ffun 'I_d -> bool}) (\prod_t g (s t))
                *: neuron d sigma (\sum_i (steps s i)%:R *: 'X_i)).
  rewrite [in RHS](partition_big steps xpredT) //= scaler_sumr.
  apply: eq_bigr => e _; rewrite /weight -/f mulrC -scalerA; congr (_ *: _).
  by rewrite scaler_suml; apply: eq_bigr => s /eqP->.
under [X in _ *: X]eq_bigr do rewrite -sum_steps /neuron scaler_sumr.
rewrite exchange_big /=; under eq_bigr => k _.
  under eq_bigr do rewrite scalerA mulrC -scalerA.
  rewrite -scaler_sumr (differences (leq_ord k)) scalerA; over.
rewrite big_ord_recr /= big1 ?add0r => [|k _]; last first.
  by rewrite ltn_eqF // mul0r mulr0 scale0r.
by rewrite eqxx mul1r [sigma d * _]mulrC scalerA mulVf // scale1r.
Qed.

End Sufficient.

Theorem monomials : Statements.monomials.
Proof.
move=> F n m r sigma F0 sigma_neq0; split=> [[a [w eq_net]]|].
  apply: (monomial_necessary (char0_factor _ F0) sigma_neq0) => k le_kd x.
  exact: layers_of_network eq_net le_kd.
rewrite -card_divisor => le_m.
have [a [w sums]] := network_of (fun (e : divisor r) i => (e i)%:R) (weight sigma) le_m.
exists a, w; rewrite -(weighted_divisors F0 (sigma_neq0 _ (leqnn _))).
exact: (sums _ (fun p => neuron (degree r) sigma (\sum_i p i *: 'X_i))).
Qed.
